import Editorial
import Notion
import Support

/// Where the parts of a draft's page are.
struct PageLayout: Sendable, Hashable {
    var callout: String?
    /// The toggle heading whose children are the post's text.
    var post: String?
    /// Copydesk's own picture; an editor's stays as it is.
    var image: String?
    /// Ids of the toggles by title.
    var toggles: [String: String] = [:]
    /// Whether something is listed under Versions.
    var hasVersions = false

    /// Finds the parts among the blocks directly on the page; `post` is where it was last.
    init(_ blocks: [Block], post known: String?) {
        var firstHeading: String?
        for block in blocks {
            guard let id = block.id else { continue }
            switch block.kind {
            case .callout: callout = callout ?? id
            case .heading(_, let text, toggles: true):
                if id == known || (post != known && text.plain.trimmed == Section.post) { post = id }
                firstHeading = firstHeading ?? id
            case .image(let file, _): if PictureName.isOwn(file) { image = image ?? id }
            case .toggle(let text):
                let title = text.plain.trimmed
                if title == Section.versions, toggles[title] == nil { hasVersions = block.hasChildren }
                toggles[title] = toggles[title] ?? id
            default: break
            }
        }
        // An editor may have called the heading something else.
        post = post ?? firstHeading
    }

    /// Where the part is that this block would make.
    func id(of block: Block) -> String? {
        switch block.kind {
        case .callout: callout
        case .heading: post
        case .image: image
        case .toggle(let title): toggles[title.plain.trimmed]
        default: nil
        }
    }
}

/// The parts of a draft's page by their titles.
enum Section {
    static let post = "Post"
    static let versions = "Versions"
    static let sources = "Sources"
    static let why = "Why this"
    static let checks = "Checks"
    static let provenance = "Provenance"
}
