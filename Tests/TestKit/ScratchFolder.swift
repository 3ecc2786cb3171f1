import FoundationEssentials
import Support

/// A folder of a test's own, removed with this object.
package final class ScratchFolder: Sendable {
    package let path: String

    /// Makes the folder.
    package init() throws {
        path = "/tmp/copydesk-test-" + Hex.text(RandomBytes.make(8))
        try Files.makeFolder(path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file in it.
    package func file(_ name: String) -> String { path + "/" + name }
}
