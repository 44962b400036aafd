/// A pseudo terminal: what lorikeet-cli shows where a person watches, and only there.
#pragma once

#include <QByteArray>

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace tests {

class Terminal {
public:
    Terminal() : m_own(::posix_openpt(O_RDWR | O_NOCTTY)) {
        if (m_own < 0 || ::grantpt(m_own) != 0 || ::unlockpt(m_own) != 0) return;
        ::fcntl(m_own, F_SETFL, O_NONBLOCK);
        m_program = ::open(::ptsname(m_own), O_RDWR | O_NOCTTY);
    }
    ~Terminal() {
        if (m_program >= 0) ::close(m_program);
        if (m_own >= 0) ::close(m_own);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    bool isThere() const { return m_program >= 0; }
    /// The program's end, to be put in place of its standard streams.
    int program() const { return m_program; }
    /// All that was shown so far.
    const QByteArray& shown() {
        char buffer[4096];
        for (ssize_t count = 0; (count = ::read(m_own, buffer, sizeof buffer)) > 0;) m_shown.append(buffer, count);
        return m_shown;
    }

private:
    int m_own;
    int m_program = -1;
    QByteArray m_shown;
};

} // namespace tests
