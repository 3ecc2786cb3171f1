import FoundationEssentials
import HTTPServer
import Support

extension LinkedInService {
    /// A picture needs fewer (images-api).
    private static let pixelLimit = 36_152_320

    func addAssets(to router: inout Router) {
        for kind in ["image", "document"] {
            onRest(&router, "POST", "/rest/\(kind)s") { [self] call, _ in try initializeUpload(kind, call) }
            onRest(&router, "GET", "/rest/\(kind)s/{urn}") { [self] call, path in try assetStatus(kind, path["urn"], call) }
        }
        onToken(&router, "PUT", "/dms-uploads/{rest...}") { [self] call, _ in try upload(call) }
        router.on("POST", "/dms-uploads/{rest...}") { [self] request, _ in
            log.violate("upload-not-put", request.method)
            return LinkedInRefusal.plain(405, "Use PUT").response
        }
    }

    private func initializeUpload(_ kind: String, _ call: LinkedInCall) throws -> ServerResponse {
        guard call.query["action"]?.string == "initializeUpload" else { throw LinkedInRefusal.plain(400, "Unknown action") }
        guard let owner = try object(call.request)["initializeUploadRequest"]?["owner"]?.string else {
            throw LinkedInRefusal.schema([("/initializeUploadRequest/owner", "field is required but not found and has no default value")])
        }
        try requireActor(owner, "/owner", kind == "image" ? "partnerApiImages" : "partnerApiDocuments", call)
        let key = "D4E10AQ" + Hex.text(RandomBytes.make(9))
        let until = clock.now() + .seconds(86_400)
        let asset = LedgerAsset(
            urn: "urn:li:\(kind):\(key)", owner: owner, member: call.grant.member,
            uploadPath: "/dms-uploads/sp/\(key)/uploaded-\(kind)/B4EZ0",
            // A signed query: it has to come back byte for byte.
            uploadQuery: "e=\(until.milliseconds / 1000)&v=beta&t=\(Hex.text(RandomBytes.make(12)))%3D~\(Hex.text(RandomBytes.make(4)))",
            uploadUntil: until)
        state.withLock { $0.assets[asset.urn] = asset }
        let host = call.request.header("host") ?? "127.0.0.1"
        return .json([
            "value": [
                "uploadUrlExpiresAt": .integer(until.milliseconds),
                "uploadUrl": .string("http://\(host)\(asset.uploadPath)?\(asset.uploadQuery)"),
                kind: .string(asset.urn),
            ]
        ])
    }

    private func upload(_ call: LinkedInCall) throws -> ServerResponse {
        let request = call.request
        guard var asset = assets.first(where: { $0.uploadPath == request.rawPath }) else {
            throw LinkedInRefusal.plain(404, "No such upload")
        }
        guard asset.uploadQuery == request.rawQuery else {
            log.violate("upload-url-altered", request.rawQuery)
            throw LinkedInRefusal.plain(403, "Signature does not match")
        }
        guard asset.member == call.grant.member else { throw LinkedInRefusal.denied("Not the uploader") }
        guard clock.now() < asset.uploadUntil else { throw LinkedInRefusal.content("EXPIRED_UPLOAD_URL", "The upload URL is expired") }
        guard !request.body.isEmpty else {
            log.violate("empty-upload", asset.urn)
            throw LinkedInRefusal.plain(400, "Empty upload")
        }
        if asset.uploadedAt != nil { log.violate("upload-twice", asset.urn) }
        take(request.body, into: &asset)
        if let failure = asset.failure { log.violate("bad-upload", "\(asset.urn): \(failure)") }
        state.withLock { [asset] in $0.assets[asset.urn] = asset }
        return .empty(201)
    }

    private func take(_ bytes: [UInt8], into asset: inout LedgerAsset) {
        (asset.bytes, asset.sha256, asset.uploadedAt) = (bytes, SHA256.hex(of: bytes), clock.now())
        asset.format = PictureFormat(bytes)
        if asset.isDocument {
            let starts: [[UInt8]] = [[UInt8]("%PDF-".utf8), [UInt8]("PK".utf8), [0xD0, 0xCF, 0x11, 0xE0]]
            asset.failure = starts.contains { bytes.starts(with: $0) } ? nil : "unsupported file format"
        } else if let format = asset.format {
            asset.failure = format.pixels < Self.pixelLimit ? nil : "file size too large"
        } else {
            asset.failure = "unsupported file format"
        }
    }

    private func assetStatus(_ kind: String, _ urn: String, _ call: LinkedInCall) throws -> ServerResponse {
        guard let asset = state.withLock({ $0.assets[urn] }), URN(urn)?.kind == kind else {
            throw LinkedInRefusal.plain(404, "Could not find the requested \(kind)", code: "NOT_FOUND")
        }
        guard mayRead(asset, call) else {
            throw LinkedInRefusal.plain(
                403, "Accessing this \(kind) resource is forbidden. Please check your permissions for this resource")
        }
        let status = asset.status(at: clock.now(), processing: state.withLock { $0.settings.imageProcessing })
        var members: [String: JSON] = ["owner": .string(asset.owner), "id": .string(urn), "status": .string(status)]
        if status == "AVAILABLE" { members["downloadUrl"] = .string("https://media.example.test/\(URN(urn)?.id ?? "")") }
        if status == "PROCESSING_FAILED" { members["processingFailureReason"] = .optional(asset.failure) }
        return .json(.object(members))
    }

    /// A token with only w_member_social cannot ask for a picture's status on the versioned gateway.
    private func mayRead(_ asset: LedgerAsset, _ call: LinkedInCall) -> Bool {
        guard let owner = URN(asset.owner) else { return false }
        if owner.kind == "person" { return owner.id == call.grant.member && call.isGranted("r_member_social") }
        return role(of: call, in: owner.id) != nil
            && call.isGranted("w_organization_social", "r_organization_social", "rw_organization_admin")
    }

    /// An asset that a post of `author` may show now.
    func usableAsset(_ urn: String, author: String, field: String, kinds: Set<String>) throws -> LedgerAsset {
        guard let kind = URN(urn)?.kind, kinds.contains(kind) else {
            throw LinkedInRefusal.content("INVALID_URN_TYPE", "Invalid URN type for field \(field)", field: field)
        }
        let code = kind == "image" ? "INVALID_IMAGE_ID" : "INVALID_URN_ID"
        guard let asset = state.withLock({ $0.assets[urn] }) else {
            log.violate("unknown-asset", urn)
            throw LinkedInRefusal.content(code, "\(urn) does not exist", field: field)
        }
        guard asset.owner == author else {
            log.violate("asset-of-another-owner", "\(urn) of \(asset.owner)")
            throw LinkedInRefusal.content(code, "\(urn) is not owned by the author", field: field)
        }
        switch asset.status(at: clock.now(), processing: state.withLock { $0.settings.imageProcessing }) {
        case "WAITING_UPLOAD":
            log.violate("post-before-upload", urn)
            throw LinkedInRefusal.content("MEDIA_ASSET_WAITING_UPLOAD", "Media asset is waiting upload", field: field)
        case "PROCESSING": throw LinkedInRefusal.content("MEDIA_ASSET_PROCESSING", "Media asset is still processing", field: field)
        case "PROCESSING_FAILED":
            throw LinkedInRefusal.content("MEDIA_ASSET_PROCESSING_FAILED", "Media asset failed processing", field: field)
        default: return asset
        }
    }
}
