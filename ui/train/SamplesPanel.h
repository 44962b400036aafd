/// The chosen prompts and what the model answered to them as it learned: a column a prompt, a row a look, and what is
/// wanted at the foot. Prompts of the person's own are added here before a run. Lives on the UI thread.
#pragma once

#include "core/project/Record.h"
#include "core/training/RunSamples.h"

#include <QFrame>
#include <QStringList>

#include <vector>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace ui {

class SamplesPanel : public QFrame {
    Q_OBJECT
public:
    explicit SamplesPanel(QWidget* parent = nullptr);

    void setSamples(const core::RunSamples& samples);
    /// While a run is under way its prompts stay.
    void setEditable(bool isEditable);

    QStringList ownPrompts() const { return m_own; }
    void setOwnPrompts(const QStringList& prompts);
    std::vector<core::Record> ownRecords() const;

signals:
    void ownPromptsChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void fillRow(int row, const QString& when, const std::vector<std::string>& texts);
    void add();
    void showOwn();
    void retranslate();

    core::RunSamples m_samples;
    QStringList m_own;
    bool m_isEditable = true;
    QLabel* m_title;
    QLabel* m_hint;
    QTableWidget* m_table;
    QWidget* m_ownLine;
    QHBoxLayout* m_chips;
    QLineEdit* m_edit;
    QPushButton* m_add;
};

} // namespace ui
