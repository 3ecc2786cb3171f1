import HTTPServer
import Support

extension LinkedInService {
    /// Reactions and comments of a post: nobody reacts at the look-alike, so all counts are zero.
    func addSocial(to router: inout Router) {
        onRest(&router, "GET", "/rest/socialMetadata/{urn}") { [self] call, path in
            guard let post = visiblePost(path["urn"]) else {
                throw LinkedInRefusal.plain(404, "Post \(path["urn"]) is not found", code: "NOT_FOUND")
            }
            try requireReader(post.author, "socialMetadata", "GET", call)
            return .json([
                "entity": .string(post.urn), "reactionSummaries": [:], "commentsState": "OPEN",
                "commentSummary": ["count": 0, "topLevelCount": 0],
            ])
        }
    }
}
