import FoundationEssentials
import Support

/// A post as LinkedIn gives it back.
struct LinkedInPost {
    let urn: String
    /// nil where it is not told.
    let author: String?
    let createdAt: Date?
    /// The URN of its picture, or of its article's.
    let media: String?
    /// What people see; nil when it cannot be read.
    let text: String?
    let isLive: Bool

    init?(_ element: JSON) {
        guard let urn = RestLi.urn(element["id"]?.string) else { return nil }
        self.urn = urn
        author = element["author"]?.string
        createdAt = element["createdAt"]?.integer.map { Date(milliseconds: Int64($0)) }
        media = element["content"]?["media"]?["id"]?.string ?? element["content"]?["article"]?["thumbnail"]?.string
        text = element["commentary"]?.string.flatMap(LittleText.plain)
        isLive = ["PUBLISHED", "PUBLISH_REQUESTED"].contains(element["lifecycleState"]?.string ?? "PUBLISHED")
    }
}
