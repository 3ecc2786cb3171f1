import Editorial
import Notion
import Support

/// Where the parts of a draft's page are.
struct PageLayout: Sendable, Hashable {
    var callout: String?
    /// The toggle heading whose children are the post's text.
    var post: String?
    /// Whether another one is called so too, and nobody can tell which is meant.
    var hasOtherPost = false
    /// Whether it was dragged into another block: what belongs behind it goes to the page's end then.
    var isPostInside = false
    /// Copydesk's own picture; an editor's stays as it is.
    var image: String?
    /// The words under it.
    var caption: String?
    /// The first picture of an editor's where Copydesk's belongs: before the folded parts.
    var otherImage: FileReference?
    /// Ids of the toggles by title.
    var toggles: [String: String] = [:]
    /// Whether something is listed under Versions.
    var hasVersions = false

    /// Finds the parts among the blocks directly on the page; `post` is where it was last.
    init(_ blocks: [Block], post known: String?) {
        var named: [String] = []
        for block in blocks {
            guard let id = block.id else { continue }
            switch block.kind {
            case .callout: callout = callout ?? id
            case .heading(_, let text, toggles: true):
                if id == known { post = id }
                if text.plain.trimmed.lowercased() == Section.post.lowercased() { named.append(id) }
            case .image(let file, let words):
                if !PictureName.isOwn(file) {
                    if toggles.isEmpty { otherImage = otherImage ?? file }
                } else if image == nil {
                    (image, caption) = (id, words.plain)
                }
            case .toggle(let text):
                let title = text.plain.trimmed
                if title == Section.versions, toggles[title] == nil { hasVersions = block.hasChildren }
                toggles[title] = toggles[title] ?? id
            default: break
            }
        }
        // The id goes before the name, for an editor may have called the heading something else.
        post = post ?? named.first
        hasOtherPost = named.contains { $0 != post }
    }

    /// The section of the post is somewhere inside another block.
    mutating func place(post id: String) {
        if let post, post != id { hasOtherPost = true }
        post = id
        isPostInside = true
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
