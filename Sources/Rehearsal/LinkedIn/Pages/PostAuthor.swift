import HTTPServer
import Support

/// Whose name stands on a post.
struct PostAuthor: Sendable, Equatable {
    let urn: String
    let name: String

    /// A name that nobody has is the URN itself.
    init(urn: String, in settings: LinkedInSettings) {
        self.urn = urn
        let organization = settings.organizations.first { "urn:li:organization:\($0.id)" == urn }?.name
        name = organization ?? settings.members.first { "urn:li:person:\($0.id)" == urn }?.name ?? urn
    }

    var isOrganization: Bool { URN(urn)?.kind == "organization" }
    var kind: String { isOrganization ? "Company page" : "Member" }

    /// A disc for a person, a square for a page, with the initials in one of six colours.
    var picture: HTML {
        let tone = Int(SHA256.bytes(of: Array(urn.utf8)).first ?? 0) % 6
        return "<span class=\"face tone\(tone)\(isOrganization ? " square" : "")\" aria-hidden=\"true\">\(initials)</span>"
    }

    private var initials: String {
        let words = name.split(separator: " ")
        return [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first.map { $0.uppercased() } }.joined()
    }
}
