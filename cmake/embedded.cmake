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

target_sources(tenmatsu PRIVATE ${embedded_cpp})
