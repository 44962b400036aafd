#include "core/project/NetworkDrive.h"

#include <QTest>

using namespace core;

class tst_NetworkDrive : public QObject {
    Q_OBJECT

private slots:
    void drivesOfOtherComputersAreKnown() {
        for (const std::uint32_t magic : {0x6969U, 0xFF534D42U, 0xFE534D42U, 0x517BU, 0x01021997U})
            QVERIFY(isNetworkFileSystem(magic, {}));
        for (const std::uint32_t magic : {0xEF53U, 0x58465342U, 0x9123683EU, 0x01021994U, 0x4D44U, 0x794C7630U})
            QVERIFY(!isNetworkFileSystem(magic, {}));
    }
    void programsThatMountAreToldApart() {
        for (const char* type : {"fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse"})
            QVERIFY(isNetworkFileSystem(0x65735546, type));
        for (const char* type : {"fuseblk", "fuse.gocryptfs"}) QVERIFY(!isNetworkFileSystem(0x65735546, type));
    }
    void theMountOfAPathIsFound() {
        constexpr std::string_view mounts =
            "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
            "40 22 0:40 / /home/ann/remote rw,nosuid - fuse.sshfs ann@host: rw\n"
            "41 22 0:41 / /home/ann/my\\040disk rw shared:7 master:2 - fuseblk /dev/sdb1 rw\n"
            "42 40 0:42 / /home/ann/remote/near rw - tmpfs tmpfs rw\n";
        QCOMPARE(fileSystemType(mounts, "/etc"), std::string_view("ext4"));
        QCOMPARE(fileSystemType(mounts, "/home/ann/remote/clinic"), std::string_view("fuse.sshfs"));
        QCOMPARE(fileSystemType(mounts, "/home/ann/remote"), std::string_view("fuse.sshfs"));
        QCOMPARE(fileSystemType(mounts, "/home/ann/remoter"), std::string_view("ext4"));
        QCOMPARE(fileSystemType(mounts, "/home/ann/my disk/a"), std::string_view("fuseblk"));
        QCOMPARE(fileSystemType(mounts, "/home/ann/remote/near/x"), std::string_view("tmpfs"));
        QCOMPARE(fileSystemType({}, "/etc"), std::string_view());
    }
    void thisDiskIsNear() {
        QVERIFY(!isOnNetwork("/"));
        QVERIFY(!isOnNetwork("/nowhere/at/all"));
    }
};

QTEST_GUILESS_MAIN(tst_NetworkDrive)
#include "tst_NetworkDrive.moc"
