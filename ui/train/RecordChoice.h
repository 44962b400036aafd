/// Which of the project's records a run learns from, and what is put aside to watch it by. Lives on the UI thread.
#pragma once

#include "core/project/RecordFilter.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;

namespace ui {

class RecordChoice : public QWidget {
    Q_OBJECT
public:
    explicit RecordChoice(QWidget* parent = nullptr);

    /// What there is of each kind; the words say what comes of it.
    void setCounts(const core::RecordCounts& counts);
    std::vector<core::Status> statuses() const;
    /// Of the training records, moved to validation where the project has none there.
    double validationShare() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();
    qint64 chosen(core::Split split) const;

    core::RecordCounts m_counts;
    QLabel* m_title;
    QComboBox* m_which;
    QComboBox* m_aside;
    QLabel* m_outcome;
};

} // namespace ui
