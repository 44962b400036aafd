# The Rust crates behind a C ABI (core/bridge), built by cargo into one static library.
find_program(LORIKEET_CARGO cargo PATHS "$ENV{HOME}/.cargo/bin" REQUIRED) # the one in PATH first
set(LORIKEET_CARGO_TARGET_DIR "${PROJECT_BINARY_DIR}/cargo" CACHE PATH "Where cargo builds; may be shared by several build folders")
set(_bridge "${PROJECT_SOURCE_DIR}/core/bridge")
set(_library "${LORIKEET_CARGO_TARGET_DIR}/release/liblorikeet_bridge.a")

add_custom_command(OUTPUT "${_library}"
  COMMAND ${CMAKE_COMMAND} -E env "CARGO_TARGET_DIR=${LORIKEET_CARGO_TARGET_DIR}"
          ${LORIKEET_CARGO} rustc --release --locked --lib --crate-type staticlib --manifest-path "${_bridge}/Cargo.toml"
  COMMAND ${CMAKE_COMMAND} -E touch "${_library}"
  DEPENDS "${_bridge}/Cargo.toml" "${_bridge}/Cargo.lock"
  DEPFILE "${LORIKEET_CARGO_TARGET_DIR}/release/liblorikeet_bridge.d" # written by cargo: every source file
  COMMENT "cargo: tokenizers, templates and tables" VERBATIM)
add_custom_target(lorikeet_bridge_build DEPENDS "${_library}")

add_library(lorikeet_bridge STATIC IMPORTED GLOBAL)
add_dependencies(lorikeet_bridge lorikeet_bridge_build)
set_target_properties(lorikeet_bridge PROPERTIES
  IMPORTED_LOCATION "${_library}"
  INTERFACE_INCLUDE_DIRECTORIES "${_bridge}/include")
target_link_libraries(lorikeet_bridge INTERFACE ${CMAKE_DL_LIBS} m)
