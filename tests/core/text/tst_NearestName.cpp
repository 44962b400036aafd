#include "core/text/NearestName.h"

#include <QTest>

#include <vector>

using namespace core;

class tst_NearestName : public QObject {
    Q_OBJECT
    static void compare(std::string_view word, const std::vector<std::string_view>& names, const char* expected) {
        QCOMPARE(QByteArray::fromStdString(nearestName(word, names)), QByteArray(expected));
    }

private slots:
    void theFewestChangesWin() {
        compare("trian", {"inspect", "train", "tokenize"}, "train");
        compare("--promt", {"--model", "--prompt", "--ids"}, "--prompt");
        compare("rnk", {"rank", "rink", "rn"}, "rank"); // the first of those as near
        compare("epochs", {"epoch", "epochs"}, "epochs");
    }
    void aPieceOfANameIsNear() {
        compare("warmup", {"weight_decay", "warmup_ratio"}, "warmup_ratio");
        compare("lr", {"learning_rate", "layers"}, "");
    }
    void whatIsFarIsNotProposed() {
        compare("xyzzy", {"rank", "alpha"}, "");
        compare("", {"a", "ab"}, "");
        compare("a", {"b"}, ""); // every letter would be another
        compare("rank", {}, "");
    }
    void aWordWithoutEndIsAnsweredSoon() { compare(std::string(1 << 20, 'a'), {"rank"}, ""); }
};

QTEST_GUILESS_MAIN(tst_NearestName)
#include "tst_NearestName.moc"
