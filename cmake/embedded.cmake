# The rules and templates are built into the program, so that one file runs anywhere.
file(GLOB_RECURSE embedded RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/rules/*.json ${PROJECT_SOURCE_DIR}/rules/*.weights
  ${PROJECT_SOURCE_DIR}/templates/*)
list(SORT embedded)
list(TRANSFORM embedded PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE embedded_paths)
string(REPLACE ";" "|" embedded_joined "${embedded}")
set(embedded_cpp ${PROJECT_BINARY_DIR}/embedded.cpp)
add_custom_command(OUTPUT ${embedded_cpp}
  COMMAND ${CMAKE_COMMAND} -DROOT=${PROJECT_SOURCE_DIR} "-DFILES=${embedded_joined}"
    -DOUTPUT=${embedded_cpp} -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  DEPENDS ${embedded_paths} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  COMMENT "Embedding rules and templates" VERBATIM)

# The same rules again in the form that is quickest to read.
add_executable(lean_rules cmake/lean_rules.cpp)
target_compile_features(lean_rules PRIVATE cxx_std_20)
target_link_libraries(lean_rules PRIVATE nlohmann_json::nlohmann_json)
set_target_properties(lean_rules PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tools)
set(rule_files ${embedded})
list(FILTER rule_files INCLUDE REGEX "^rules/.*\\.json$")
list(TRANSFORM rule_files PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE rule_paths)
set(lean_cpp ${PROJECT_BINARY_DIR}/lean_rules.cpp)
add_custom_command(OUTPUT ${lean_cpp}
  COMMAND lean_rules ${lean_cpp} ${PROJECT_SOURCE_DIR} ${rule_files}
  DEPENDS lean_rules ${rule_paths}
  COMMENT "Embedding the rules without their examples" VERBATIM)

target_sources(tenmatsu PRIVATE ${embedded_cpp} ${lean_cpp})
