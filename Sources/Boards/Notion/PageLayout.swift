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
    /// Where its file is: another one of the same name is an editor's, who has worked on it.
    var imageURL: String?
    /// The words under it.
    var caption: String?
    /// The first picture of an editor's where Copydesk's belongs: before the folded parts.
    var otherImage: FileReference?
    var otherImageID: String?
    /// Ids of the sections, in whatever language they are titled.
    var toggles: [Section: String] = [:]
    /// Whether something is listed under Versions.
    var hasVersions = false

    /// Finds the parts among the blocks directly on the page; `post` is where it was last, `image` the file of the picture then.
    init(_ blocks: [Block], post known: String?, image knownURL: String? = nil) {
        var named: [String] = []
        for block in blocks {
            guard let id = block.id else { continue }
            switch block.kind {
            case .callout: callout = callout ?? id
            case .heading(_, let text, toggles: true):
                if id == known { post = id }
                if text.plain.trimmed.lowercased() == Section.postTitle.lowercased() { named.append(id) }
            case .image(let file, let words):
                if !PictureName.isOwn(file) || knownURL != nil && file.stableURL != knownURL {
                    if toggles.isEmpty, otherImage == nil { (otherImage, otherImageID) = (file, id) }
                } else if image == nil {
                    (image, imageURL, caption) = (id, file.stableURL, words.plain)
                }
            case .toggle(let text):
                guard let section = Section(title: text.plain.trimmed) else { break }
                if section == .versions, toggles[section] == nil { hasVersions = block.hasChildren }
                toggles[section] = toggles[section] ?? id
            default: break
            }
        }
        // The id goes before the name, for an editor may have called the heading something else.
        post = post ?? named.first
        hasOtherPost = named.contains { $0 != post }
    }

    /// What lies open besides the text itself.
    var parts: [String] { [post, image, otherImageID, callout].compactMap { $0 } }

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
        case .toggle(let title): Section(title: title.plain.trimmed).flatMap { toggles[$0] }
        default: nil
        }
    }
}

/// The folded parts of a draft's page. Their titles are in the language that the brand had when they were made.
enum Section: Sendable, Hashable, CaseIterable {
    case versions, sources, why, checks, provenance

    /// The title of the heading with the text, in all languages: people are told to write under "Post".
    static let postTitle = "Post"

    /// The section of that title, in any of the languages; nil for a toggle of the editors' own.
    init?(title: String) {
        let found = Self.allCases.first { section in DeskLanguage.allCases.contains { section.title(in: $0) == title } }
        guard let found else { return nil }
        self = found
    }

    func title(in language: DeskLanguage) -> String { name.text(in: Voice(language)) }

    private var name: Message {
        switch self {
        case .versions: "Versions"
        case .sources: "Sources"
        case .why: "Why this"
        case .checks: "Checks"
        case .provenance: "Provenance"
        }
    }
}
