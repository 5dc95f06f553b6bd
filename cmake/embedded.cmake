# The rules and templates are built into the program, so that one file runs anywhere.
file(GLOB_RECURSE embedded RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/rules/*.json ${PROJECT_SOURCE_DIR}/templates/*)
list(SORT embedded)
list(TRANSFORM embedded PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE embedded_paths)
string(REPLACE ";" "|" embedded_joined "${embedded}")
set(embedded_cpp ${PROJECT_BINARY_DIR}/embedded.cpp)
add_custom_command(OUTPUT ${embedded_cpp}
  COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} "-DFILES=${embedded_joined}"
    -DOUTPUT=${embedded_cpp} -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  DEPENDS ${embedded_paths} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  COMMENT "Embedding rules and templates" VERBATIM)

# The tables that the rules make, which is what the program starts with: see rules/snapshot.hpp.
file(GLOB_RECURSE rule_files RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/rules/*.json ${PROJECT_SOURCE_DIR}/rules/*.weights)
list(SORT rule_files)
list(TRANSFORM rule_files PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE rule_paths)
add_executable(snapshot cmake/snapshot.cpp $<TARGET_OBJECTS:tenmatsu-tables>)
target_include_directories(snapshot PRIVATE src include)
target_compile_features(snapshot PRIVATE cxx_std_20)
target_link_libraries(snapshot PRIVATE
  fmt::fmt nlohmann_json::nlohmann_json ICU::uc ICU::data)
set_target_properties(snapshot PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tools)
set(snapshot_cpp ${PROJECT_BINARY_DIR}/snapshot.cpp)
add_custom_command(OUTPUT ${snapshot_cpp}
  COMMAND snapshot ${snapshot_cpp} ${PROJECT_SOURCE_DIR} ${rule_files}
  DEPENDS snapshot ${rule_paths}
  COMMENT "Embedding the tables that the rules make" VERBATIM)

target_sources(tenmatsu PRIVATE ${embedded_cpp} ${snapshot_cpp})
