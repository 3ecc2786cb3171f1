import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Comments on posts (learn.microsoft.com/linkedin, comments API): plain text, in which nothing is escaped, and no idempotency either.
extension LinkedInPublisher: PostCommenter {
    package func comment(_ text: String, on urn: String, gate: @escaping @Sendable () -> Bool) async -> PostChangeOutcome {
        guard RestLi.urn(urn) != nil else { return .byHand("LinkedIn's name of the post is not known.") }
        guard text.utf16.count <= FirstComment.mostUnits else {
            return .notMade(Refusal(reason: "The comment is longer than \(FirstComment.mostUnits) units.", cause: .lasting))
        }
        let body: JSON = ["actor": .string(service.author), "object": .string(urn), "message": ["text": .string(text)]]
        let request = service.request("POST", path(urn), action: "CREATE", body: body.serialized())
        return await once(request, gate) { response, isCurable in
            switch response.status {
            // A page in the place of an answer has 200.
            case 201: .made
            // For some minutes a new post cannot be commented (postiz#408).
            case 404: .notMade(Refusal(reason: "LinkedIn does not find the post yet.", cause: .passing(notBefore: nil)))
            default:
                refusal(
                    response, urn, isCurable: isCurable,
                    steps: "The account's token needs the permission to comment (w_member_social_feed or w_organization_social).")
            }
        }
    }

    package func look(forComment text: String, on urn: String) async throws -> PostChangeSight {
        let response = try await service.send(service.request("GET", path(urn) + "?start=0&count=100", action: "GET_ALL"))
        switch response.status {
        case 403: return .unreadable("LinkedIn does not let the token of account \(service.account) read comments.")
        case 404: return .notSeen("LinkedIn does not show the post.")
        case 200:
            guard let comments = (try? JSON(parsing: response.body))?["elements"]?.array else {
                throw LinkedInProblem("LinkedIn's answer about the comments cannot be read: it is asked again.", .retry)
            }
            let isThere = comments.contains { comment in
                comment["actor"]?.string == service.author && comment["message"]?["text"]?.string?.trimmed == text.trimmed
            }
            return isThere ? .made : .notSeen("LinkedIn does not show the comment.")
        default: throw LinkedInProblem(response, account: service.account, now: clock.now())
        }
    }

    private func path(_ urn: String) -> String { "/socialActions/\(RestLi.encode(urn))/comments" }
}
