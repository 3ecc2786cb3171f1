import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Of a live post LinkedIn lets the text be replaced, and the whole be deleted (posts API: PARTIAL_UPDATE of commentary; DELETE, which
/// answers 204 however often it is asked).
extension LinkedInPublisher: PostEditor {
    package func correction(of post: PreparedPost, by text: ApprovedPost) throws -> PreparedPost {
        guard var fields = (try? JSON(parsing: Array(post.body.utf8)))?.object, fields["author"] != nil else {
            throw LinkedInProblem(
                "What was sent for this post is not known, for the store was restored since: change it on LinkedIn by hand.", .permanent)
        }
        let segments = PostSegment.split(text.text, mentions: text.mentions)
        fields["commentary"] = .string(try commentary(of: text, segments))
        let body = JSON.object(fields).text
        return PreparedPost(
            draftID: post.draftID, approvalHash: text.approvalHash, body: body, bodyHash: SHA256.hex(of: body), mediaURN: post.mediaURN,
            text: segments.map(\.seen).joined(), preparedAt: clock.now())
    }

    package func make(_ change: PostChange, on urn: String, gate: @escaping @Sendable () -> Bool) async -> PostChangeOutcome {
        guard RestLi.urn(urn) != nil else { return .byHand("LinkedIn's name of the post is not known. \(steps(change))") }
        guard let request = request(for: change, on: urn) else {
            return .notMade(Refusal(reason: "The corrected post was changed in the store: approve it again.", cause: .lasting))
        }
        return await once(request, gate) { response, isCurable in self.judge(response, change, urn, isCurable: isCurable) }
    }

    /// Sends one request that changes something, once, and says what became of it.
    func once(
        _ request: HTTPRequest, _ gate: @escaping @Sendable () -> Bool, judged: (HTTPResponse, Bool) -> PostChangeOutcome
    ) async -> PostChangeOutcome {
        var request = request
        let passed = Locked(false)
        prepareOnce(&request, passed, gate)
        do {
            let (response, isCurable) = try await service.sendOnce(request)
            return judged(response, isCurable)
        } catch let failure as HTTPFailure {
            if failure.requestWritten { return .unknown("The request was sent to LinkedIn, but no whole answer came: \(failure.message)") }
            return .notMade(Refusal(reason: "Nothing was sent to LinkedIn: \(failure.message)", cause: .passing(notBefore: nil)))
        } catch let problem as LinkedInProblem {
            return .notMade(Refusal(reason: problem.message, cause: .account(problem.stop ?? AccountStop(.token))))
        } catch {
            if passed.withLock({ $0 }) { return .unknown("The request was sent to LinkedIn, but its answer was not waited for.") }
            return .notMade(Refusal(reason: "Nothing was sent to LinkedIn: the daemon stopped before.", cause: .passing(notBefore: nil)))
        }
    }

    package func look(for change: PostChange, on urn: String) async throws -> PostChangeSight {
        let response = try await service.send(service.request("GET", "/posts/\(RestLi.encode(urn))", action: "GET"))
        let forbidden: Message = "LinkedIn does not let the token of account \(service.account) read posts."
        switch (response.status, change) {
        case (403, _): return .unreadable(forbidden)
        case (404, .takeDown): return .made
        case (404, .correct): return .notSeen("LinkedIn does not show the post any more.")
        case (200, .takeDown): return .notSeen("LinkedIn still shows the post.")
        case (200, .correct(let post)):
            guard let sent = try? JSON(parsing: Array(post.body.utf8)), let shown = try? JSON(parsing: response.body) else {
                throw LinkedInProblem("LinkedIn's answer about the post cannot be read: it is asked again.", .retry)
            }
            return PostComparison(sent: sent, shown: shown).hasText ? .made : .notSeen("LinkedIn still shows another text.")
        default: throw LinkedInProblem(response, account: service.account, now: clock.now())
        }
    }

    // MARK: the one request

    /// nil when what was armed is not what the store holds.
    private func request(for change: PostChange, on urn: String) -> HTTPRequest? {
        let path = "/posts/\(RestLi.encode(urn))"
        guard case .correct(let post) = change else { return service.request("DELETE", path, action: "DELETE") }
        guard SHA256.hex(of: post.body) == post.bodyHash, let commentary = (try? JSON(parsing: Array(post.body.utf8)))?["commentary"] else {
            return nil
        }
        let patch: JSON = ["patch": ["$set": ["commentary": commentary]]]
        return service.request("POST", path, action: "PARTIAL_UPDATE", body: patch.serialized())
    }

    /// As with the request that creates a post: made needs its status, and only what certainly changed nothing is "not made".
    private func judge(_ response: HTTPResponse, _ change: PostChange, _ urn: String, isCurable: Bool) -> PostChangeOutcome {
        switch response.status {
        case 204: return .made
        case 404, 410:
            if change == .takeDown { return .made }
            return .notMade(Refusal(reason: "LinkedIn does not find the post: it may have been deleted there.", cause: .lasting))
        default: return refusal(response, urn, isCurable: isCurable, steps: steps(change))
        }
    }

    /// What an answer means that is no success; `steps` tells people how to do it by hand.
    func refusal(_ response: HTTPResponse, _ urn: String, isCurable: Bool, steps: Message) -> PostChangeOutcome {
        let answer = LinkedInAnswer(response, now: clock.now())
        let spread = Spread.of(urn)
        let reason = answer.sentence(account: service.account, now: clock.now(), spread: spread)
        switch response.status {
        case 401 where isCurable: return .notMade(Refusal(reason: reason, cause: .passing(notBefore: nil)))
        case 403: return .byHand("\(reason) \(steps)")
        case 401, 426, 429:
            let stop = answer.stop(clock.now(), spread: spread)
            let notBefore = answer.notBefore(clock.now(), spread: spread)
            return .notMade(Refusal(reason: reason, cause: stop.map { .account($0) } ?? .passing(notBefore: notBefore)))
        case 400, 413, 415, 422: return .notMade(Refusal(reason: reason, cause: .lasting))
        default: return .unknown("LinkedIn answered the request with status \(response.status).")
        }
    }

    private func steps(_ change: PostChange) -> Message {
        switch change {
        case .correct:
            "By hand: open the post on LinkedIn, choose \"Edit post\" behind the three dots at its top right, put the text under \"Post\" in the place of the old one, and save it."
        case .takeDown: "By hand: open the post on LinkedIn, and choose \"Delete post\" behind the three dots at its top right."
        }
    }
}
