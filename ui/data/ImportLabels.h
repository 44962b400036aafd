/// Which labels the records of a file have that is to be imported, how many of each, and what is striking about them.
#pragma once

#include "core/exchange/LabelTally.h"

#include <QLabel>

namespace ui {

class ImportLabels : public QLabel {
    Q_OBJECT
public:
    explicit ImportLabels(QWidget* parent = nullptr);

    /// Of so many records in all; hidden where none has a label. `isOfOne`: the file stands for one label alone.
    void showLabels(const core::TalliedLabels& labels, qint64 records, bool isOfOne);

private:
    static QString countsText(const core::TalliedLabels& labels, qint64 records);
    static QString doubtText(const core::TalliedLabels& labels);
};

} // namespace ui
