import Editorial
import Support
import TOML

/// What an account of kind "file" needs: the folder that its posts go to.
package struct FileSettings: PublisherSettings {
    let folder: String

    package static let kind = "file"

    package init(_ table: inout TableReader) {
        let path = table.requiredString("folder", example: "/var/lib/copydesk/posts")
        folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    init(folder: String) { self.folder = folder }

    package func outlet(of account: String, with tools: PublisherTools) throws -> Outlet {
        let posts = PostFolder(folder)
        return Outlet(
            publisher: FilePublisher(posts: posts, clock: tools.clock), evidence: FileEvidence(posts: posts),
            inspector: FileInspector(folder: folder))
    }

    package func lacks(_ capability: Capability) -> Message? {
        FileInspector.answers.first { $0.capability == capability && $0.verdict == .cannot }?.reason
    }
}
