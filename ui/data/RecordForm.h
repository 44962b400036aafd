/// The texts of one record as fields: what is typed in them is held until it is taken. What the project hardly uses,
/// such as system text and note, is shown where there is any or where it is asked for; earlier turns are read only.
#pragma once

#include "core/project/StoredRecord.h"

#include <QWidget>

#include <array>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class FieldEdit;
class LabelButtons;
class LabelCounts;

class RecordForm : public QWidget {
    Q_OBJECT
public:
    /// `labels` outlives it.
    explicit RecordForm(const LabelCounts& labels, QWidget* parent = nullptr);

    /// Another record than before begins anew; the same one keeps what is typed and not taken yet.
    void showRecord(const core::StoredRecord& stored);
    /// Nothing is shown; what was typed is forgotten.
    void clear();
    core::RecordId record() const { return m_stored.record.id; }
    bool isChanged() const;
    /// An input method is in the middle of a word.
    bool isComposing() const;
    /// Half of a label is another label: it is whole when the field is left.
    bool isTypingLabel() const;
    /// With what is typed.
    core::StoredRecord current() const;
    /// The texts that were changed; they are the stored ones from now on.
    std::vector<core::TextEdit> take();
    void setReadOnly(bool isReadOnly);
    QWidget* firstFocus() const;

signals:
    void typed();
    void left();
    void undoWanted();
    void redoWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    static constexpr std::size_t FieldCount = 6;
    struct Field {
        core::RecordField field{};
        QLabel* label = nullptr;
        FieldEdit* edit = nullptr;
        QPushButton* ask = nullptr; ///< of a field that is often empty: shows it
        bool isAsked = false;
    };
    Field makeField(core::RecordField field);
    void makeAskButton(Field& field);
    bool isOften(core::RecordField field) const;
    void chooseLabel(const std::string& label);
    void showLabels();
    QString labelTitle() const;
    Field& find(core::RecordField which);
    QLayout* makeAskButtons();
    void showTurns();
    void showSource();
    void showFields();
    void retranslate();

    const LabelCounts& m_labels;
    core::StoredRecord m_stored;
    std::array<Field, FieldCount> m_fields; ///< in the order in which they are shown
    LabelButtons* m_labelButtons;
    QLabel* m_turnsTitle;
    QVBoxLayout* m_turns;
    QLabel* m_source; ///< the file it came from
    bool m_isShowing = false;
};

} // namespace ui
