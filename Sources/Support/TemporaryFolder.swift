import FoundationEssentials

extension Files {
    /// Makes an empty folder of its own under $TMPDIR (or /tmp), which only this user may enter.
    package static func makeTemporaryFolder(_ prefix: String) throws -> String {
        let base = Environment.value("TMPDIR") ?? "/tmp"
        let path = "\(base)/\(prefix)-\(Hex.text(RandomBytes.make(6)))"
        try makeFolder(path)
        return path
    }

    /// Removes a folder with everything in it; nothing happens when there is none.
    package static func removeFolder(_ path: String) throws {
        if exists(path) { try FileManager.default.removeItem(atPath: path) }
    }
}
