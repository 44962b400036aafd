#include "tests/journeys/ConnectWatch.h"

#include <dlfcn.h>
#include <netdb.h>
#include <sys/socket.h>

#include <mutex>

namespace tests {
namespace {

std::mutex& mutex() {
    static std::mutex one; // libraries connect before main()
    return one;
}

SeenConnections& seen() {
    static SeenConnections one;
    return one;
}

void see(int family) {
    const std::lock_guard lock(mutex());
    if (family == AF_UNIX || family == AF_UNSPEC)
        ++seen().local;
    else
        seen().network.push_back("connect, address family " + std::to_string(family));
}

void seeName(const char* name) {
    const std::lock_guard lock(mutex());
    seen().network.push_back(std::string("the name ") + (name ? name : "of this computer"));
}

template <class Function> Function* real(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace

SeenConnections seenConnections() {
    const std::lock_guard lock(mutex());
    return seen();
}

void forgetConnections() {
    const std::lock_guard lock(mutex());
    seen() = {};
}

} // namespace tests

extern "C" {

// Not declared noexcept in every libc.
__attribute__((visibility("default"))) int connect(int socket, const sockaddr* address, socklen_t length) {
    tests::see(address ? address->sa_family : AF_UNSPEC);
    return tests::real<int(int, const sockaddr*, socklen_t)>("connect")(socket, address, length);
}

__attribute__((visibility("default"))) ssize_t sendto(int socket, const void* data, size_t size, int flags,
                                                      const sockaddr* address, socklen_t length) {
    if (address) tests::see(address->sa_family);
    return tests::real<ssize_t(int, const void*, size_t, int, const sockaddr*, socklen_t)>("sendto")(
        socket, data, size, flags, address, length);
}

__attribute__((visibility("default"))) int getaddrinfo(const char* name, const char* service, const addrinfo* hints,
                                                       addrinfo** found) {
    tests::seeName(name);
    return tests::real<int(const char*, const char*, const addrinfo*, addrinfo**)>("getaddrinfo")(name, service, hints,
                                                                                                 found);
}
}
