/// The chosen prompts and what the model answered to them as it learned: a column a prompt, a row a look, and what is
/// wanted at the foot. Prompts of the person's own are added here before a run. Lives on the UI thread.
#pragma once

#include "core/model/ClassifierConfig.h"
#include "core/project/Record.h"
#include "core/training/RunSamples.h"
#include "core/training/TrainingConfig.h"

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

    /// `training`: of their run, which says what is wanted.
    void setSamples(const core::RunSamples& samples, const core::TrainingConfig& training);
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
    void fitTable();
    void showWhole();
    void fillRow(int row, const QString& when, const std::vector<std::string>& texts);
    void add();
    void showOwn();
    void retranslate();

    QString wantedOf(const core::Record& record) const;
    bool isAsWanted(const QString& text, const QString& wanted) const;

    core::RunSamples m_samples;
    bool m_areJudged = false;
    core::ProblemType m_problem = core::ProblemType::SingleLabel;
    QStringList m_own;
    bool m_isEditable = true;
    QLabel* m_title;
    QLabel* m_hint;
    QTableWidget* m_table;
    QLabel* m_whole;
    QWidget* m_ownLine;
    QHBoxLayout* m_chips;
    QLineEdit* m_edit;
    QPushButton* m_add;
};

} // namespace ui
