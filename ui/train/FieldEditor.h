/// The widget that edits one setting: made from its type and choices, read and shown as text. Says nothing about
/// whether the text can be used; FieldRow shows that.
#pragma once

#include <QWidget>

#include <string>
#include <string_view>

namespace ui {

class FieldEditor : public QWidget {
    Q_OBJECT
public:
    explicit FieldEditor(std::string_view key, QWidget* parent = nullptr);

    /// Leaves a text that is being typed alone where it means the same.
    void show(const QString& text);
    QString text() const;
    /// What takes the focus, or nullptr where the value cannot be changed.
    QWidget* input() const { return m_input; }
    /// Whether it needs the whole width of the form.
    bool isWide() const { return m_isWide; }

signals:
    void edited(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void make();
    void makeNumber();
    void makeChoice();
    void makeLine();
    void retranslate();

    std::string m_key;
    QWidget* m_input = nullptr;
    QWidget* m_shown = nullptr;
    QString m_text;
    bool m_isWide = false;
};

} // namespace ui
