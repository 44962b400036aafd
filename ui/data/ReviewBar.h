/// What a person decides about the records that are chosen: status, split, delete; and the way to the next one. It only
/// asks; the editor does it.
#pragma once

#include "core/project/StoredRecord.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QPushButton;

namespace ui {

class Actions;

class ReviewBar : public QWidget {
    Q_OBJECT
public:
    ReviewBar(const Actions& actions, QWidget* parent = nullptr);

    /// Of several records that differ: nothing.
    void showDecisions(std::optional<core::Status> status, std::optional<core::Split> split);
    /// The way from record to record makes sense for one.
    void setSingle(bool isSingle);
    void setReadOnly(bool isReadOnly);

signals:
    void statusChosen(core::Status status);
    void splitChosen(core::Split split);
    void stepWanted(int by);
    void approveWanted();
    void removeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QLayout* makeChoices();
    QLayout* makeWay();
    void addKeys();
    void retranslate();

    const Actions& m_actions;
    QLabel* m_statusTitle;
    QLabel* m_splitTitle;
    std::array<QPushButton*, 4> m_statuses{};
    std::array<QPushButton*, 3> m_splits{};
    QPushButton* m_previous;
    QPushButton* m_next;
    QPushButton* m_approve;
    QPushButton* m_remove;
};

} // namespace ui
