/// What the tests of the form share: a form on a tiny model, its parts by name, and a translator that marks every text.
#pragma once

#include "core/model/ModelFolder.h"
#include "tests/support/Places.h"
#include "ui/shell/TrainingWords.h"
#include "ui/train/TrainingForm.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QWheelEvent>

namespace tests {

/// Gives every text back with a mark before it, so that what was not translated anew stands out.
class MarkingTranslator : public QTranslator {
public:
    QString translate(const char*, const char* source, const char*, int) const override {
        return QStringLiteral("¶") + QString::fromUtf8(source);
    }
    bool isEmpty() const override { return false; }
};

struct FormBench {
    core::ModelConfig model = core::readModelConfig(fixture("models/llama-gqa-bias"));
    ui::TrainingForm form{ui::committedPresets()};

    FormBench() {
        form.setModel(&model);
        form.resize(380, 800);
        form.setAdvancedOpen(true);
        form.show();
    }

    template <class Widget = QWidget> Widget* find(const char* name) const {
        return form.findChild<Widget*>(QLatin1String(name));
    }
    QString problemAt(const char* key) const {
        const auto* label = find<QLabel>((std::string("problem_") + key).c_str());
        return label->isHidden() ? QString() : label->text();
    }
    /// A changed field has a mark before its name and a way back.
    bool isMarked(const char* key) const {
        const bool hasBack = !find((std::string("back_") + key).c_str())->isHidden();
        const auto* name = find((std::string("row_") + key).c_str())->findChild<QLabel*>();
        if (name->text().startsWith(QStringLiteral("●")) != hasBack)
            QTest::qFail("the mark and the way back differ", __FILE__, __LINE__);
        return hasBack;
    }
    /// Replaces what stands in the field of a key, by keyboard.
    void type(const char* key, const char* text) const {
        auto* input = find(key);
        auto* line = qobject_cast<QLineEdit*>(input);
        if (!line) line = input->findChild<QLineEdit*>();
        line->selectAll();
        *text ? QTest::keyClicks(line, QLatin1String(text)) : QTest::keyClick(line, Qt::Key_Backspace);
    }
};

} // namespace tests
