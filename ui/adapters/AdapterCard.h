/// What is known of one adapter: where it comes from, what it was trained on, how good it is, whether it fits the base
/// in use; a note of the person's, and what can be done with it. Shows values, asks nothing.
#pragma once

#include "core/release/AdapterLibrary.h"
#include "core/training/RunOverview.h"
#include "ui/session/AdaptersSession.h"

#include <QFrame>

#include <optional>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class AdapterCard : public QFrame {
    Q_OBJECT
public:
    explicit AdapterCard(QWidget* parent = nullptr);

    /// `run` may be nullptr. What is being typed into the note of the same adapter stays.
    void setAdapter(const core::AdapterEntry& adapter, const core::RunOverview* run);
    /// Nothing is chosen.
    void clear();
    /// Counts for the adapter it was asked for.
    void setLook(const AdapterLook& look);
    /// Its base is the one in use, or why not.
    void setBase(const QString& name);
    /// An export is under way: another one has to wait, and «Export…» leads to it.
    void setExporting(bool isExporting);
    /// The project takes names and notes.
    void setWritable(bool isWritable);
    /// The base that it was made for, where that is known to be another than the one in use.
    QString otherBase() const { return m_look ? m_look->otherBase : QString(); }

signals:
    void tryWanted();
    void exportWanted();
    void renameWanted();
    void binWanted();
    void runWanted(const QString& folder);
    /// The one that it was trained on.
    void baseWanted(const QString& folder);
    void noteChanged(const QString& key, const QString& note);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLayout* makeButtons();
    void refresh();
    void showFacts();
    void showFit();
    std::vector<core::Problem> withinFolder(std::vector<core::Problem> problems) const;
    void addFact(const QString& name, const QString& value);
    void keepNote();
    void retranslate();

    std::optional<core::AdapterEntry> m_adapter;
    std::optional<core::RunOverview> m_run;
    std::optional<AdapterLook> m_look;
    QString m_baseName;
    bool m_isExporting = false;
    bool m_isWritable = true;
    QLabel* m_name;
    QLabel* m_fitIcon;
    QLabel* m_fit;
    QLabel* m_misfits; ///< what is wrong, a line each
    QPushButton* m_useBase;
    QGridLayout* m_facts;
    QPushButton* m_toRun;
    QLabel* m_noteTitle;
    QPlainTextEdit* m_note;
    QPushButton* m_try;
    QPushButton* m_export;
    QPushButton* m_rename;
    QPushButton* m_bin;
};

} // namespace ui
