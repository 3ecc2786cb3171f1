import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// How the one request that creates a post ended.
///
/// Published needs 201 and a readable id. Only what certainly created nothing is "not sent"; all that is not listed is unknown.
struct SendVerdict {
    let service: LinkedInService
    let draftID: String
    let now: Date

    /// LinkedIn answered.
    func judge(_ response: HTTPResponse) -> SendOutcome {
        if response.status == 201 { return made(response) }
        let answer = LinkedInAnswer(response, now: now)
        switch response.status {
        case 422 where answer.isDuplicate: return .duplicate(urn: answer.duplicateURN)
        case 400, 401, 403, 404, 413, 415, 422, 426, 429: return .notSent(refusal(answer))
        default: return .unknown("LinkedIn answered the request for a post with status \(response.status).")
        }
    }

    /// What is in the body does not matter.
    private func made(_ response: HTTPResponse) -> SendOutcome {
        guard let urn = RestLi.urn(response.header("x-restli-id")) else {
            return .unknown("LinkedIn answered 201 without the id of a post.")
        }
        return .published(urn: urn, permalink: service.permalink(urn))
    }

    /// There was no answer, or not all of it.
    func judge(_ failure: HTTPFailure) -> SendOutcome {
        if failure.requestWritten { return .unknown("The request for a post was sent, but no whole answer came: \(failure)") }
        let cause: Refusal.Cause =
            switch failure.kind {
            case .badURL, .forbiddenAddress: .lasting
            case .credentialsOverPlainHTTP: .account(AccountStop(.token))
            default: .passing(notBefore: nil)
            }
        return .notSent(Refusal(reason: "Nothing was sent to LinkedIn: \(failure.message)", cause: cause))
    }

    private func refusal(_ answer: LinkedInAnswer) -> Refusal {
        let spread = Spread.of(draftID)
        let cause: Refusal.Cause =
            if let stop = answer.stop(now, spread: spread) {
                .account(stop)
            } else if answer.status == 429 {
                .passing(notBefore: answer.notBefore(now, spread: spread))
            } else if answer.isAboutMedia {
                .passing(notBefore: now.addingTimeInterval(30))
            } else {
                .lasting
            }
        return Refusal(reason: answer.sentence(account: service.account, now: now, spread: spread), cause: cause)
    }
}
