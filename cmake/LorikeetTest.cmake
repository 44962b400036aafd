# lorikeet_test([folder/]tst_Name [ENGINE] [LABELS …] [LIBRARIES …] [SOURCES …]): one Qt Test program made of tst_Name.cpp, run by ctest.
# ENGINE: it includes torch headers and links the engine's objects.
# Its report goes to the console and to results/tst_Name.txt, where tests/totals reads what passed, failed and was skipped.
set(_results ${PROJECT_BINARY_DIR}/results)
file(MAKE_DIRECTORY ${_results})

# One thread a test: ctest runs several tests at once, and threads that wait for each other starve the machine.
set(LORIKEET_TEST_ENVIRONMENT QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 GOMP_SPINCOUNT=3000)
set(LORIKEET_TEST_TIMEOUT 300)
if(LORIKEET_SANITIZER STREQUAL "address")
  # LibTorch is not instrumented: what it keeps until the end of the process is no leak of ours, and its inline functions exist
  # on both sides. Containers that cross the border are not annotated there. What cannot be allocated throws, as elsewhere.
  list(APPEND LORIKEET_TEST_ENVIRONMENT
    ASAN_OPTIONS=detect_odr_violation=0:detect_container_overflow=0:detect_stack_use_after_return=1:strict_string_checks=1:allocator_may_return_null=1
    LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/leaks.supp:print_suppressions=0
    UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1)
  set(LORIKEET_TEST_TIMEOUT 900)
elseif(LORIKEET_SANITIZER STREQUAL "thread")
  list(APPEND LORIKEET_TEST_ENVIRONMENT
    TSAN_OPTIONS=halt_on_error=0:second_deadlock_stack=1:suppressions=${PROJECT_SOURCE_DIR}/tests/support/threads.supp)
  set(LORIKEET_TEST_TIMEOUT 900)
endif()

# A path before the name is a folder below this one: tests of one folder's list share the precompiled header.
function(lorikeet_test path)
  get_filename_component(name ${path} NAME)
  cmake_parse_arguments(arg "ENGINE" "" "LABELS;LIBRARIES;SOURCES" ${ARGN})
  add_executable(${name} ${path}.cpp ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE lorikeet_core lorikeet_test_support Qt6::Test ${arg_LIBRARIES})
  if(arg_ENGINE)
    target_link_libraries(${name} PRIVATE lorikeet_engine_objects)
    target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS)
    target_precompile_headers(${name} REUSE_FROM lorikeet_engine_test_headers)
  endif()
  # The crates behind the bridge are not instrumented, so their locking is not seen; threads of ours meet in sessions.
  if(LORIKEET_SANITIZER STREQUAL "thread" AND NOT CMAKE_CURRENT_SOURCE_DIR MATCHES "/tests/(ui|journeys)")
    return()
  endif()
  add_test(NAME ${name} COMMAND ${name} -o -,txt -o ${PROJECT_BINARY_DIR}/results/${name}.txt,txt)
  set_tests_properties(${name} PROPERTIES
    ENVIRONMENT "${LORIKEET_TEST_ENVIRONMENT}" LABELS "${arg_LABELS}" TIMEOUT ${LORIKEET_TEST_TIMEOUT})
endfunction()
