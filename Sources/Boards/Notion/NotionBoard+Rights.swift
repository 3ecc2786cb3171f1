import Editorial
import Notion
import Support

extension NotionBoard {
    /// One fault for each capability that the connection lacks. All are asked for at first; later only what was missing, every five minutes.
    func rightsFaults() async throws -> [Fault] {
        let asked = memory.read(\.knowsRights) ? client.missingToAsk : NotionCapability.allCases
        if !asked.isEmpty {
            try await client.on(.comments).findMissing(among: asked)
            memory.change { $0.knowsRights = true }
        }
        return client.missing.map { Fault(key: "board capability \($0.rawValue)", sentence: $0.sentence) }
    }

    /// Throws when the connection lacks one of these, before anything is done.
    func require(_ capabilities: NotionCapability...) throws {
        if let missing = capabilities.first(where: client.lacks) { throw BoardWithholds(missing.sentence) }
    }

    /// Throws before anything is done what a change would be refused for in its middle.
    func requireRights(for change: BoardUpdate.Change) throws {
        switch change {
        case .face, .untick: try require(.updateContent)
        case .text, .picture, .pictureCopy, .grounds: try require(.insertContent, .updateContent)
        case .version: try require(.insertContent)
        case .copy, .label: try require(.insertComments, .updateContent)
        case .comment, .report: try require(.insertComments)
        }
    }
}
