/// The words of the page of adapters while there is none.
#pragma once

#include "ui/shell/Welcome.h"

namespace ui {

class AdaptersWelcome : public Welcome {
    Q_OBJECT
public:
    explicit AdaptersWelcome(QWidget* parent = nullptr);

    QPushButton* importButton() const { return step(1); }

protected:
    Words words(bool hasProject) const override;
};

} // namespace ui
