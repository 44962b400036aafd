# lorikeet_test(tst_Name [ENGINE] [LABELS …] [LIBRARIES …]): one Qt Test program made of tst_Name.cpp, run by ctest.
# ENGINE: it includes torch headers and links the engine's objects.
function(lorikeet_test name)
  cmake_parse_arguments(arg "ENGINE" "" "LABELS;LIBRARIES;SOURCES" ${ARGN})
  add_executable(${name} ${name}.cpp ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE lorikeet_core lorikeet_test_support Qt6::Test ${arg_LIBRARIES})
  if(arg_ENGINE)
    target_link_libraries(${name} PRIVATE lorikeet_engine_objects)
    target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen" LABELS "${arg_LABELS}" TIMEOUT 600)
endfunction()
