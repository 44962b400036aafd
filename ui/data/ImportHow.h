/// How a file that is to be imported is read: what it is, whether its first row is a header, what stands between its
/// columns and in which encoding; and whether that is as it was chosen before.
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace ui {

class ChoiceBox;
class ImportSession;

class ImportHow : public QWidget {
    Q_OBJECT
public:
    explicit ImportHow(ImportSession& session, QWidget* parent = nullptr);

    void refresh();
    /// The texts in the language of the moment.
    void retranslate();

private:
    QLayout* makeChoices();
    QWidget* makeRemembered();
    void connectChoices();
    void refreshDelimiter();
    void refreshEncoding();
    QString kindText() const;

    ImportSession& m_session;
    QLabel* m_kind;
    QCheckBox* m_header;
    QLabel* m_delimiterTitle;
    ChoiceBox* m_delimiter;
    QLabel* m_encodingTitle;
    ChoiceBox* m_encoding;
    QWidget* m_remembered;
    QLabel* m_rememberedText;
    QPushButton* m_forget;
};

} // namespace ui
