/// The rights of nobody in particular, while it lives: an administrator may write everywhere.
#pragma once

#include <QtGlobal>

#include <unistd.h>

namespace tests {

class Powerless {
public:
    Powerless() : m_isNeeded(::geteuid() == 0 && ::seteuid(65534) == 0) {}
    ~Powerless() {
        if (m_isNeeded && ::seteuid(0) != 0) qFatal("cannot go back");
    }
    Q_DISABLE_COPY_MOVE(Powerless)

private:
    bool m_isNeeded;
};

} // namespace tests
