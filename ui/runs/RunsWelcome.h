/// The words of the page of runs while there is none.
#pragma once

#include "ui/shell/Welcome.h"

namespace ui {

class RunsWelcome : public Welcome {
    Q_OBJECT
public:
    explicit RunsWelcome(QWidget* parent = nullptr);

protected:
    Words words(bool hasProject) const override;
};

} // namespace ui
