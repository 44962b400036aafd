/// The labels of the project that have keys as buttons below the field: one click gives the record its label. It only
/// asks; the form writes it.
#pragma once

#include <QStringList>
#include <QWidget>

#include <string>
#include <vector>

class QGridLayout;
class QPushButton;

namespace ui {

class LabelCounts;

class LabelButtons : public QWidget {
    Q_OBJECT
public:
    explicit LabelButtons(QWidget* parent = nullptr);

    void showLabels(const LabelCounts& labels);
    /// Marks those that are in the text of a record.
    void showChosen(const std::string& text);
    void setReadOnly(bool isReadOnly);
    bool isEmpty() const { return m_names.empty(); }

signals:
    void chosen(const std::string& label);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QGridLayout* m_grid;
    std::vector<std::string> m_names;
    std::vector<QPushButton*> m_buttons;
    std::string m_text;
    bool m_isReadOnly = false;
    bool m_isOfSeveral = false; ///< a click takes a label out, too
};

} // namespace ui
