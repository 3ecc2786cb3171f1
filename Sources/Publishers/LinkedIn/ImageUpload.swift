import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Puts one picture on LinkedIn, ready to be posted. Repeatable: an upload that is never posted stays invisible.
struct ImageUpload {
    let service: LinkedInService
    let clock: any DeskClock

    /// LinkedIn's limit is "fewer than 36,152,320 pixels" (images API).
    static let pixelLimit = 36_152_320
    /// How long a token that cannot read the picture's state waits in its place.
    static let grace: Duration = .seconds(20)
    private static let pauses: [Duration] = [1, 1, 2, 3, 5, 8, 10, 15, 20, 25, 30].map { .seconds($0) }

    /// Uploads and waits until the picture can be used; its URN.
    func upload(_ picture: Picture) async throws -> String {
        try check(picture)
        let (address, urn) = try await begin()
        try await put(picture, to: address)
        try await waitUntilUsable(urn)
        return urn
    }

    private func check(_ picture: Picture) throws {
        guard ["image/png", "image/jpeg", "image/gif"].contains(picture.mediaType) else {
            throw LinkedInProblem("LinkedIn takes no \(picture.mediaType): replace the picture by a PNG or JPEG.", .permanent)
        }
        guard picture.width * picture.height < Self.pixelLimit else {
            throw LinkedInProblem(
                "A picture of \(picture.width) x \(picture.height) is too large for LinkedIn: use a smaller one.", .permanent)
        }
    }

    private func begin() async throws -> (address: String, urn: String) {
        let order: JSON = ["initializeUploadRequest": ["owner": .string(service.author)]]
        let response = try await service.send(
            service.request("POST", "/images?action=initializeUpload", action: "ACTION", body: order.serialized()))
        guard response.status == 200 else { throw problem(response) }
        let value = try? JSON(parsing: response.body)["value"]
        guard let address = value?["uploadUrl"]?.string, let urn = RestLi.urn(value?["image"]?.string) else {
            throw LinkedInProblem(
                "LinkedIn promised account \(service.account) an upload without saying where to: it is tried again.", .retry)
        }
        return (address, urn)
    }

    private func put(_ picture: Picture, to address: String) async throws {
        var request = HTTPRequest("PUT", address, body: .bytes(picture.bytes, contentType: picture.mediaType))
        request.limits = HTTPLimits(total: .seconds(120), redirects: 0)
        // An address takes one upload; after an answer that was lost the next preparing asks for another.
        request.repeatable = false
        let response = try await service.send(request)
        guard response.isSuccess else { throw problem(response) }
    }

    private func waitUntilUsable(_ urn: String) async throws {
        for pause in Self.pauses {
            let response = try await service.send(service.request("GET", "/images/\(RestLi.encode(urn))", action: "GET"))
            switch response.status {
            // Tokens of self-serve apps may upload and post but not look.
            case 403: return try await clock.sleep(for: Self.grace)
            case 200: if try isUsable(response) { return }
            // A limit of the day ends with it; uploading again would only count against it.
            case 429 where problem(response).stop != nil: throw problem(response)
            case 404, 429, 500...: break
            default: throw problem(response)
            }
            try await clock.sleep(for: pause)
        }
        throw LinkedInProblem(
            "LinkedIn has not finished the picture of account \(service.account) in two minutes: it is uploaded again.", .retry)
    }

    private func isUsable(_ response: HTTPResponse) throws -> Bool {
        let status = (try? JSON(parsing: response.body))?["status"]?.string
        if status == "PROCESSING_FAILED" {
            throw LinkedInProblem(
                "LinkedIn could not read the picture of account \(service.account): replace it if that happens again.", .retry)
        }
        return status == "AVAILABLE"
    }

    private func problem(_ response: HTTPResponse) -> LinkedInProblem {
        LinkedInProblem(response, account: service.account, now: clock.now())
    }
}
