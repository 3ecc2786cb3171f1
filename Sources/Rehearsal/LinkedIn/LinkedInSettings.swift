import FoundationEssentials

/// Who exists at the LinkedIn look-alike, and how it behaves where the real one leaves room.
package struct LinkedInSettings: Sendable {
    /// A person.
    package struct Member: Sendable {
        package let id: String
        package let givenName: String
        package let familyName: String
        package let email: String

        package init(id: String, givenName: String, familyName: String, email: String) {
            self.id = id
            self.givenName = givenName
            self.familyName = familyName
            self.email = email
        }

        var name: String { givenName + " " + familyName }
    }

    /// A company page with the roles of its people, by member id.
    package struct Organization: Sendable {
        package let id: String
        package let name: String
        package let roles: [String: String]

        package init(id: String, name: String, roles: [String: String]) {
            self.id = id
            self.name = name
            self.roles = roles
        }
    }

    /// What an access token stands for.
    package struct Grant: Sendable {
        package let member: String
        package let scopes: Set<String>
        package var expiresAt: Date?
        package var isRevoked = false
        /// The id of the application that it was made for.
        package let client: String?
        /// How often it is refused yet as revoked, as users report of tokens that were made a moment ago.
        package var refusalsLeft = 0

        package init(member: String, scopes: Set<String>, expiresAt: Date? = nil, client: String? = nil) {
            self.member = member
            self.scopes = scopes
            self.expiresAt = expiresAt
            self.client = client
        }
    }

    package var members: [Member]
    package var organizations: [Organization]
    /// By access token.
    package var grants: [String: Grant]
    /// Secrets of the applications that may ask about their tokens, by client id.
    package var applications: [String: String] = [:]
    /// Where applications may have a browser sent after a login, by client id: compared to the letter.
    package var redirects: [String: Set<String>] = [:]
    /// The scopes that an application's products have, by client id.
    package var products: [String: Set<String>] = [:]
    /// The applications that get refresh tokens, which LinkedIn gives to few.
    package var renewingApplications: Set<String> = []
    /// How often a new token is refused as revoked before it is taken.
    package var newTokenRefusals = 0
    /// How long an uploaded picture stays PROCESSING.
    package var imageProcessing: Duration = .milliseconds(200)
    /// How long a new post is invisible to readers.
    package var propagation: Duration = .zero
    /// How long an equal text of the same author is refused; zero switches it off.
    package var duplicateWindow: Duration = .seconds(600)
    /// Whether the refusal cites a URN that does not exist, as users report.
    package var citesGhosts = false
    /// Whether the header with a new post's URN is percent-encoded, as Rest.li allows.
    package var encodesIDs = false
    /// The active versions as "YYYYMM"; nil means those of the last twelve months.
    package var versions: ClosedRange<String>?
    /// Calls a member may make on one day (UTC), nil for any number.
    package var memberDailyLimit: Int?
    /// Calls all may make on one day (UTC), nil for any number.
    package var applicationDailyLimit: Int?
    /// Seconds for Retry-After on 429; LinkedIn documents none.
    package var retryAfter: Int?
    /// Longest commentary as rendered, in UTF-16 units.
    package var commentaryLimit = 3000
    /// Where the pages lead besides.
    package var neighbours = RehearsalBar.Neighbours()

    package init(members: [Member], organizations: [Organization], grants: [String: Grant]) {
        self.members = members
        self.organizations = organizations
        self.grants = grants
    }

    /// The member token of `standard`: may post as "urn:li:person:Ab3dE_9xYz", but not read.
    package static let memberToken = "rehearsal-member-token"
    /// The page token of `standard`: may post, read and measure as "urn:li:organization:5515715".
    package static let pageToken = "rehearsal-page-token"
    /// The applications of `standard`, one for each token, as LinkedIn demands; see `secret(of:)`.
    package static let (memberClient, pageClient) = ("rehearsal-member-app", "rehearsal-page-app")
    /// How long a new token lives.
    package static let tokenLife = Duration.seconds(60 * 86_400)
    /// How long tokens can be renewed after a login; renewing makes it no longer.
    package static let renewalLife = Duration.seconds(365 * 86_400)
    /// Where the applications of `standard` have browsers sent.
    package static let redirect = "http://localhost:8425/linkedin"
    /// The member author of `standard`.
    package static let memberAuthor = "urn:li:person:Ab3dE_9xYz"
    /// The page author of `standard`.
    package static let pageAuthor = "urn:li:organization:5515715"

    /// One editor, one page, a token for each.
    package static let standard: LinkedInSettings = {
        let eddy = Member(id: "Ab3dE_9xYz", givenName: "Eddy", familyName: "Editor", email: "eddy@example.test")
        let olga = Member(id: "Zz0-other1", givenName: "Olga", familyName: "Other", email: "olga@example.test")
        var settings = LinkedInSettings(
            members: [eddy, olga],
            organizations: [
                Organization(id: "5515715", name: "Nordlicht Energy", roles: [eddy.id: "ADMINISTRATOR"]),
                Organization(id: "9999999", name: "Elsewhere Ltd", roles: [olga.id: "ADMINISTRATOR"]),
            ],
            grants: [
                memberToken: Grant(
                    member: eddy.id, scopes: ["openid", "profile", "email", "w_member_social"], client: memberClient),
                pageToken: Grant(
                    member: eddy.id, scopes: ["w_organization_social", "r_organization_social", "rw_organization_admin", "r_basicprofile"],
                    client: pageClient),
            ])
        for client in [memberClient, pageClient] {
            settings.applications[client] = secret(of: client)
            settings.redirects[client] = [redirect]
        }
        settings.products = [memberClient: settings.grants[memberToken]!.scopes, pageClient: settings.grants[pageToken]!.scopes]
        return settings
    }()

    /// What the application of `standard` with this id is known by.
    package static func secret(of client: String) -> String { "rehearsal-secret of \(client)" }
}

extension LinkedInSettings {
    /// A page's name has to match exactly, else the mention is plain words (posts API).
    func isMisnamed(_ name: String, _ urn: String) -> Bool {
        guard let page = organizations.first(where: { "urn:li:organization:\($0.id)" == urn }) else { return false }
        return !name.isEmpty && !name.utf8.elementsEqual(page.name.utf8)
    }
}
