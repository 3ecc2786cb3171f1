import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Publishes text and single-image posts of a member or an organization through LinkedIn's posts API.
package struct LinkedInPublisher: Publisher {
    let service: LinkedInService
    let clock: any DeskClock
    let log: Log
    var sendLimit = Self.sendLimit

    /// The create may take this long; LinkedIn sometimes answers late, and an answer is worth more than a search.
    static let sendLimit: Duration = .seconds(60)

    package func prepare(_ post: ApprovedPost) async throws -> PreparedPost {
        try checkVersion()
        // Nothing is prepared for an account without a token, and one that has to be renewed is renewed now.
        _ = try await service.tokens.token()
        let segments = PostSegment.split(post.text, mentions: post.mentions)
        let commentary = try commentary(of: post, segments)
        var image: String?
        if let picture = post.picture { image = try await ImageUpload(service: service, clock: clock).upload(picture) }
        let body = try PostBody(
            author: service.author, commentary: commentary, image: image, altText: post.altText, card: post.card
        ).text()
        return PreparedPost(
            draftID: post.draftID, approvalHash: post.approvalHash, body: body, bodyHash: SHA256.hex(of: body), mediaURN: image,
            text: segments.map(\.seen).joined(), preparedAt: clock.now())
    }

    package func send(_ post: PreparedPost, gate: @escaping @Sendable () -> Bool) async -> SendOutcome {
        guard SHA256.hex(of: post.body) == post.bodyHash else {
            return .notSent(Refusal(reason: "The prepared post was changed in the store: approve it again.", cause: .lasting))
        }
        let passed = Locked(false)
        var request = service.request("POST", "/posts", action: "CREATE", body: Array(post.body.utf8))
        prepareOnce(&request, passed, gate)
        do {
            let (response, isCurable) = try await service.sendOnce(request)
            let outcome = verdict(post).judge(response)
            return isCurable ? outcome.passing : outcome
        } catch let failure as HTTPFailure {
            return verdict(post).judge(failure)
        } catch let problem as LinkedInProblem {
            return .notSent(Refusal(reason: problem.message, cause: .account(problem.stop ?? AccountStop(.token))))
        } catch {
            if passed.withLock({ $0 }) { return .unknown("The request for a post was sent, but its answer was not waited for.") }
            return .notSent(Refusal(reason: "Nothing was sent to LinkedIn: the daemon stopped before.", cause: .passing(notBefore: nil)))
        }
    }

    /// One request on a fresh connection; `passed` is set when the gate let it through.
    func prepareOnce(_ request: inout HTTPRequest, _ passed: Locked<Bool>, _ gate: @escaping @Sendable () -> Bool) {
        request.limits = HTTPLimits(total: sendLimit, stall: sendLimit, body: 2 << 20, redirects: 0)
        request.connection = .fresh {
            let open = gate()
            passed.withLock { $0 = $0 || open }
            return open
        }
    }

    private func verdict(_ post: PreparedPost) -> SendVerdict {
        SendVerdict(service: service, draftID: post.draftID, now: clock.now())
    }

    private func checkVersion() throws {
        let (version, now) = (service.settings.version, clock.now())
        guard let advice = version.advice(account: service.account, at: now) else { return }
        if version.isTooOld(at: now) { throw LinkedInProblem(Message(advice), .needsOperator, stop: .version) }
        log.warning("LinkedIn's API version ends soon", ["account": service.account, "version": version])
    }

    func commentary(of post: ApprovedPost, _ segments: [PostSegment]) throws -> String {
        guard let commentary = LittleText.commentary(for: segments) else {
            throw LinkedInProblem(
                "The text cannot be written for LinkedIn without loss: change its special characters and approve it again.", .permanent)
        }
        let units = commentary.utf16.count
        guard units <= PostLimits.units else {
            throw LinkedInProblem("The text has \(units) of \(PostLimits.units) units as LinkedIn counts: shorten it.", .permanent)
        }
        guard post.altText.utf16.count <= PostLimits.altTextUnits else {
            throw LinkedInProblem("The alt text is longer than \(PostLimits.altTextUnits) units: shorten it.", .permanent)
        }
        return commentary
    }
}

extension SendOutcome {
    /// The same when its cause goes away without a person.
    fileprivate var passing: SendOutcome {
        guard case .notSent(let refusal) = self else { return self }
        return .notSent(Refusal(reason: refusal.reason, cause: .passing(notBefore: nil)))
    }
}
