/// Which labels the project's training records have, and how many have each, whatever their status; where some are
/// rare, it offers to let them count for more. Hidden where there is nothing to say.
#pragma once

#include "core/project/RecordFilter.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace ui {

class LabelLine : public QWidget {
    Q_OBJECT
public:
    explicit LabelLine(QWidget* parent = nullptr);

    enum class Weights { Alike, Given };
    /// By their training records. `weights`: whether every label counts alike so far.
    void show(const std::vector<core::LabelUse>& labels, Weights weights);

signals:
    void balanceAsked();

private:
    QLabel* m_text;
    QPushButton* m_balance;
};

} // namespace ui
