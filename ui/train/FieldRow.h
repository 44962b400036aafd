/// One setting in the form: its label, editor and unit, a sentence with range and default, a mark and a way back where
/// it differs from the preset, and what is wrong with it. Shows what it is told.
#pragma once

#include <QString>
#include <QWidget>

#include <string>
#include <string_view>

class QGridLayout;
class QLabel;
class QPushButton;

namespace ui {

class FieldRow : public QWidget {
    Q_OBJECT
public:
    enum class Width { Beside, Below }; ///< where the editor stands

    FieldRow(std::string_view key, QWidget* editor, QWidget* input, Width width, QWidget* parent = nullptr);

    /// What a person reads as the value of a field: words for choices, text else.
    static QString shownText(std::string_view key, const QString& text);

    const std::string& key() const { return m_key; }
    /// `preset` and `reason` say where the value comes from without the person; a row that is not changed has no mark.
    void setPreset(const QString& preset, const QString& reason, bool isChanged);
    bool isChanged() const { return m_isChanged; }
    void setProblem(const QString& sentence);
    QString problem() const;
    /// Whether label, key or sentence holds the words.
    bool matches(const QString& words) const;

signals:
    void takenBack();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::string m_key;
    QString m_preset;
    QString m_reason;
    bool m_isChanged = false;
    QWidget* m_input;
    QLabel* m_label;
    QLabel* m_unit;
    QLabel* m_note;
    QLabel* m_problem;
    QPushButton* m_back;
};

} // namespace ui
