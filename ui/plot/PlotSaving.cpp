// How a plot leaves the window: clipboard, PNG, SVG and CSV.
#include "core/Files.h"
#include "ui/plot/PlotCanvas.h"
#include "ui/plot/PlotColumns.h"
#include "ui/plot/PlotView.h"
#include "ui/session/Worker.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/NoticeLine.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QImage>

#include <algorithm>
#include <filesystem>
#include <functional>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double PictureScale = 2.0; ///< a picture is seen on finer screens and on paper

std::string pngBytes(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes.toStdString();
}

} // namespace

void PlotView::copyPicture() {
    QGuiApplication::clipboard()->setPixmap(m_canvas->picture(PlotWords::title(m_quantity), PictureScale));
}

void PlotView::save(Format format) {
    SaveQuestion question;
    question.defaultEnding = format == Format::Png ? u"png"_s : format == Format::Svg ? u"svg"_s : u"csv"_s;
    question.suggestedName = QLatin1StringView(csvName(m_quantity)) + u'.' + question.defaultEnding;
    question.title = tr("Save the plot “%1”").arg(PlotWords::title(m_quantity));
    const QString kind = format == Format::Png   ? tr("PNG pictures")
                         : format == Format::Svg ? tr("SVG drawings")
                                                 : tr("CSV tables");
    question.filter = u"%1 (*.%2)"_s.arg(kind, question.defaultEnding);
    m_dialogs.chooseSaveFile(this, question, [this, format](const QString& path) { write(format, path); });
}

/// The picture is drawn here; packing it and everything that touches a disk happens on the worker.
void PlotView::write(Format format, const QString& path) {
    std::function<std::string()> content;
    const QString title = PlotWords::title(m_quantity);
    if (format == Format::Png) {
        content = [image = m_canvas->picture(title, PictureScale).toImage()] { return pngBytes(image); };
    } else if (format == Format::Svg) {
        content = [bytes = m_canvas->svg(title, summary()).toStdString()] { return bytes; };
    } else {
        auto series = std::make_shared<std::vector<RunSeries>>();
        std::transform(m_runs.begin(), m_runs.end(), std::back_inserter(*series),
                       [](const PlotRun& run) { return *run.series; });
        content = [series, runs = m_runs, quantity = m_quantity] {
            std::vector<PlotRun> copies = runs;
            for (std::size_t i = 0; i < copies.size(); ++i) copies[i].series = &(*series)[i];
            return csvText(columnsOf(quantity, copies));
        };
    }
    m_worker.run(
        {},
        [content, file = std::filesystem::path(path.toStdString())](const std::stop_token&) {
            core::replaceFile(file, content());
            return true;
        },
        this, [this, path](const Outcome<bool>& outcome) { showWritten(path, problemLines(outcome.problems)); });
}

void PlotView::showWritten(const QString& path, const QString& problem) {
    if (problem.isEmpty())
        say(tr("Saved as %1.").arg(pathText(path)), nullptr);
    else
        sayProblem(problem);
}

} // namespace ui
