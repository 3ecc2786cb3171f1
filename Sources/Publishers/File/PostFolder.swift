import Editorial
import FoundationEssentials
import Support

/// The folder of a dry run: one folder per post, whole or not there.
///
/// `.prepared/ID-HASH` holds what was prepared; renaming it to `ID` is the publishing, so a draft is there at most once.
actor PostFolder {
    private let root: String
    private let executor: QueueExecutor

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ root: String) {
        self.root = root
        executor = QueueExecutor(label: "posts in \(root)")
    }

    /// Writes all files of a post where nobody looks; again is the same.
    func stage(_ files: [(name: String, bytes: [UInt8])], of draftID: String, hash: String) throws {
        let stage = stage(draftID, hash)
        try Files.makeFolder(stage, mode: 0o755)
        for file in files { try Files.write("\(stage)/\(file.name)", file.bytes, mode: 0o644) }
    }

    /// Moves what was staged into place if `gate` agrees.
    func publish(_ draftID: String, hash: String, gate: @Sendable () -> Bool) -> SendOutcome {
        let place = place(draftID)
        if Files.exists(place) { return .duplicate(urn: Self.urn(draftID)) }
        guard Files.exists(stage(draftID, hash)) else {
            return .notSent(
                Refusal(reason: "The prepared files of \(place) are gone: they are written again.", cause: .passing(notBefore: nil)))
        }
        guard gate() else {
            return .notSent(
                Refusal(reason: "The post was held back at the last moment; nothing was written.", cause: .passing(notBefore: nil)))
        }
        do {
            try Files.move(stage(draftID, hash), to: place)
        } catch {
            if Files.exists(place) { return .unknown("\(place) is there, but may not survive a crash: \(error)") }
            return .notSent(Refusal(reason: "Nothing was published: \(String(describing: error))", cause: .passing(notBefore: nil)))
        }
        return .published(urn: Self.urn(draftID), permalink: "file://\(place)")
    }

    /// Whether the post is there.
    func find(_ draftID: String) -> Finding {
        let place = place(draftID)
        return Files.exists("\(place)/post.json")
            ? .found(urn: Self.urn(draftID), permalink: "file://\(place)") : .notSeen("\(place) is not there.")
    }

    /// Whether the files say what was approved; people may have changed them.
    func readBack(_ draftID: String, record: String, text: String) -> ReadBack {
        let place = place(draftID)
        guard Files.exists("\(place)/post.json") else { return .notYet("\(place) is not there.") }
        let wrong = [("post.json", record), ("post.txt", text)].filter { name, content in
            (try? Files.read("\(place)/\(name)", limit: 1 << 22)) != Array((content + "\n").utf8)
        }
        return wrong.isEmpty ? .same() : .differs(wrong.map { "\(place)/\($0.0) was changed." })
    }

    private func place(_ draftID: String) -> String { "\(root)/\(Self.safe(draftID))" }
    private func stage(_ draftID: String, _ hash: String) -> String { "\(root)/.prepared/\(Self.safe(draftID))-\(hash.prefix(12))" }

    private static func urn(_ draftID: String) -> String { "file:\(safe(draftID))" }

    /// An id as a name of one folder.
    private static func safe(_ id: String) -> String {
        let kept = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return kept == id && !id.isEmpty ? id : SHA256.hex(of: id)
    }
}
