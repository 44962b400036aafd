/// How long a record is for the model: «312 / 512 tokens», a bar, and what is cut in words and in the warning colour.
#pragma once

#include <QWidget>

class QLabel;

namespace ui {

class TokenBar : public QWidget {
    Q_OBJECT
public:
    explicit TokenBar(QWidget* parent = nullptr);

    void showCount(qint64 tokens, qint64 learned, qint64 limit);
    /// Of a record that is judged: all of it is read, and no token is learned.
    void showJudged(qint64 tokens, qint64 limit);
    /// Where there is no count: why.
    void showReason(const QString& text);
    /// The words that stand beside the bar.
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    class Bar;
    void refresh();

    QLabel* m_text;
    Bar* m_bar;
    QString m_reason;
    qint64 m_tokens = -1;
    qint64 m_learned = 0;
    qint64 m_limit = 0;
    bool m_isJudged = false;
};

} // namespace ui
