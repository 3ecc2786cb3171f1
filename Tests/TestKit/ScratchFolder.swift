import FoundationEssentials
import Support

/// A folder of a test's own, removed with this object.
package final class ScratchFolder: Sendable {
    package let path: String
    private let isOwn: Bool

    /// Makes the folder.
    package init() throws {
        path = "/tmp/copydesk-test-" + Hex.text(RandomBytes.make(8))
        isOwn = true
        try Files.makeFolder(path)
    }

    /// A folder that somebody else removes: for a child process of the test that made it.
    package init(lent path: String) {
        self.path = path
        isOwn = false
    }

    deinit { if isOwn { try? FileManager.default.removeItem(atPath: path) } }

    /// The path of a file in it.
    package func file(_ name: String) -> String { path + "/" + name }
}
