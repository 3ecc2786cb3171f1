import SQL

/// The schema of SQLite, step by step. A step that was released is never edited: the store refuses to open then.
enum Schema {
    static let steps = [
        Migration("feeds, items and what editors order", sql: orders),
        Migration("candidates and refusals", sql: candidates),
        Migration("drafts, versions and pictures", sql: drafts),
        Migration("decisions, attempts and publications", sql: sending),
        Migration("board updates, faults and the store's own facts", sql: desk),
        Migration(
            "comments among the board updates", sql: "ALTER TABLE board_updates ADD COLUMN is_comment INTEGER NOT NULL DEFAULT 0;"),
        Migration("what accounts can do", sql: access),
        Migration("since when a draft is in its state, and faults that are gone", sql: waiting),
        Migration("what accounts are connected with", sql: connections),
        Migration("holidays, and when an account posted last", sql: holidays),
        Migration("who changed a text", sql: "ALTER TABLE draft_versions ADD COLUMN hands TEXT;"),
        Migration("what nothing needs any more", sql: retention),
        Migration("accounts on which nothing is tried for now", sql: parking),
        Migration("what a refused post is said to repeat, and attempts that no other follows", sql: doubts),
        Migration("published posts that are read", sql: proofreadings),
        Migration("what a post has besides text and picture", sql: "ALTER TABLE drafts ADD COLUMN extras TEXT;"),
        Migration("the numbers of published posts", sql: measurements),
        Migration("what people were reminded of", sql: reminders),
        Migration("what operators were told of", sql: notices),
        Migration("what is done to live posts, and comments on their pages", sql: amendments),
        Migration(emptiedPictures, sql: emptied),
        Migration("by which rules a draft was checked", sql: "ALTER TABLE drafts ADD COLUMN rules TEXT;"),
        Migration(
            "comments on the pages of drafts that were not published",
            sql: """
                UPDATE drafts SET comments_due = changed_at + 21600000 WHERE state IN ('rejected', 'expired') AND page IS NOT NULL;
                """),
        Migration("questions to models", sql: modelCalls),
        Migration("what texts are about", sql: embeddings),
        Migration("what editors prefer", sql: preferences),
        Migration("what nobody waits for on the board", sql: "ALTER TABLE board_updates ADD COLUMN deferred_until INTEGER;"),
        Migration("items that are no news, pages that they are on, and items that are gone", sql: arrivals),
        Migration("how hosts of feeds want to be asked, hubs, and how often an item changed", sql: manners),
        Migration("first comments", sql: firstComments),
        Migration(
            "when somebody was on a draft's page last",
            sql: """
                ALTER TABLE drafts ADD COLUMN touched_at INTEGER;
                CREATE INDEX drafts_touched ON drafts (touched_at) WHERE comments_due IS NOT NULL;
                """),
        Migration("what models are to be asked about drafts in review", sql: reviewQuestions),
        Migration("what is new of each feed, without its texts", sql: newItems),
        Migration("since when pages are not to be found", sql: "ALTER TABLE page_stamps ADD COLUMN missing_since INTEGER;"),
        Migration(
            "the HTML of items whose text nobody asked for yet, and what the last documents of feeds had",
            sql: "ALTER TABLE items ADD COLUMN html TEXT; ALTER TABLE feeds ADD COLUMN filed BLOB;"),
    ]

    /// From this step on a picture that was emptied on purpose is noted as that.
    static let emptiedPictures = "pictures that were emptied on purpose"

    private static let emptied = """
        INSERT INTO unused_pictures (hash, since) SELECT hash, 0 FROM pictures WHERE length(bytes) = 0 ON CONFLICT (hash) DO NOTHING;
        """

    private static let orders = """
        CREATE TABLE feeds (
            id TEXT PRIMARY KEY, origin TEXT NOT NULL, url TEXT NOT NULL, name TEXT NOT NULL, brand TEXT, source TEXT NOT NULL,
            is_ordered INTEGER NOT NULL, is_paused INTEGER NOT NULL, is_competitor INTEGER NOT NULL, state TEXT NOT NULL,
            next_poll_at INTEGER NOT NULL, last_poll_at INTEGER, error TEXT
        ) STRICT;
        CREATE INDEX feeds_due ON feeds (next_poll_at) WHERE is_ordered = 1 AND is_paused = 0;

        CREATE TABLE items (
            id TEXT PRIMARY KEY, feed_id TEXT NOT NULL REFERENCES feeds (id), identity TEXT NOT NULL, url TEXT, title TEXT NOT NULL,
            author TEXT, published_at INTEGER, text TEXT NOT NULL, language TEXT, first_seen_at INTEGER NOT NULL,
            content_hash TEXT NOT NULL, UNIQUE (feed_id, identity)
        ) STRICT;
        CREATE INDEX items_seen ON items (feed_id, first_seen_at);

        CREATE TABLE brands (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, is_paused INTEGER NOT NULL, is_gone INTEGER NOT NULL, body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE briefs (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, brand_id TEXT, status TEXT NOT NULL, is_gone INTEGER NOT NULL, body TEXT NOT NULL
        ) STRICT;
        CREATE TABLE page_stamps (page_id TEXT PRIMARY KEY, edited_at INTEGER NOT NULL, read_at INTEGER NOT NULL) STRICT;
        """

    // Items from before have no page: they are known by their names alone.
    private static let arrivals = """
        ALTER TABLE items ADD COLUMN no_news TEXT;
        ALTER TABLE items ADD COLUMN page TEXT;
        CREATE INDEX items_page ON items (feed_id, page) WHERE page IS NOT NULL;
        CREATE TABLE tombstones (feed_id TEXT NOT NULL, mark TEXT NOT NULL, seen_at INTEGER NOT NULL, PRIMARY KEY (feed_id, mark)) STRICT;
        CREATE INDEX tombstones_seen ON tombstones (seen_at);
        """

    private static let candidates = """
        CREATE TABLE candidates (
            id TEXT PRIMARY KEY, brand_id TEXT NOT NULL REFERENCES brands (id), brief_id TEXT REFERENCES briefs (id), account TEXT NOT NULL,
            choice TEXT NOT NULL UNIQUE, reasons TEXT NOT NULL, created_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'drafted', 'parked')), failures INTEGER NOT NULL DEFAULT 0, retry_at INTEGER,
            note TEXT, lease_token TEXT, lease_until INTEGER
        ) STRICT;
        CREATE INDEX candidates_waiting ON candidates (created_at) WHERE state = 'waiting';
        CREATE INDEX candidates_history ON candidates (brand_id, created_at);
        CREATE TABLE candidate_items (
            candidate_id TEXT NOT NULL REFERENCES candidates (id), position INTEGER NOT NULL, item_id TEXT NOT NULL REFERENCES items (id),
            brand_id TEXT NOT NULL, PRIMARY KEY (candidate_id, position)
        ) STRICT;
        CREATE INDEX candidate_items_chosen ON candidate_items (item_id, brand_id);
        CREATE TABLE refusals (
            item_id TEXT NOT NULL REFERENCES items (id), brand_id TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (item_id, brand_id)
        ) STRICT;
        """

    private static let drafts = """
        CREATE TABLE pictures (
            hash TEXT PRIMARY KEY, bytes BLOB NOT NULL, media_type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
            provenance TEXT NOT NULL
        ) STRICT;
        CREATE TABLE drafts (
            id TEXT PRIMARY KEY, revision INTEGER NOT NULL, candidate_id TEXT NOT NULL UNIQUE REFERENCES candidates (id),
            brand_id TEXT NOT NULL REFERENCES brands (id), brief_id TEXT, account TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('drafted', 'submitted', 'changesRequested', 'approved', 'slotted', 'prepared', 'armed',
                'published', 'unknown', 'needsCheck', 'failed', 'rejected', 'expired')),
            title TEXT NOT NULL, text TEXT NOT NULL, alt_text TEXT NOT NULL, picture_hash TEXT, content_hash TEXT NOT NULL,
            version INTEGER NOT NULL, checks TEXT NOT NULL, obstacles TEXT NOT NULL, awaits_picture INTEGER NOT NULL, page TEXT,
            board TEXT NOT NULL, slot INTEGER, window_ends INTEGER NOT NULL, approval TEXT NOT NULL, approved_hash TEXT,
            is_on_hold INTEGER NOT NULL, remark TEXT, failures INTEGER NOT NULL, retry_at INTEGER, last_error TEXT, permalink TEXT,
            created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, lease_token TEXT, lease_until INTEGER
        ) STRICT;
        CREATE INDEX drafts_state ON drafts (state, slot);
        CREATE INDEX drafts_account ON drafts (account, slot);
        CREATE INDEX drafts_brand ON drafts (brand_id, state);
        CREATE TABLE draft_versions (
            draft_id TEXT NOT NULL REFERENCES drafts (id), number INTEGER NOT NULL, author TEXT NOT NULL, reason TEXT NOT NULL,
            text TEXT NOT NULL, alt_text TEXT NOT NULL, created_at INTEGER NOT NULL, record TEXT, PRIMARY KEY (draft_id, number)
        ) STRICT;
        CREATE TABLE picture_orders (
            draft_id TEXT PRIMARY KEY REFERENCES drafts (id), prompt TEXT NOT NULL, negative_prompt TEXT NOT NULL, seed INTEGER NOT NULL,
            card TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'closed')), ordered_at INTEGER NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0, retry_at INTEGER, note TEXT, lease_token TEXT, lease_until INTEGER
        ) STRICT;
        CREATE INDEX picture_orders_waiting ON picture_orders (ordered_at) WHERE state = 'waiting';
        """

    // At most one attempt of a draft is open or has succeeded: the last wall against a second post, below every program fault.
    private static let sending = """
        CREATE TABLE approvals (
            draft_id TEXT NOT NULL REFERENCES drafts (id), seq INTEGER NOT NULL, kind TEXT NOT NULL, by_id TEXT NOT NULL,
            by_name TEXT NOT NULL, at INTEGER NOT NULL, hash TEXT NOT NULL, note TEXT NOT NULL, previous TEXT NOT NULL,
            digest TEXT NOT NULL, UNIQUE (draft_id, seq)
        ) STRICT;
        CREATE TABLE prepared_posts (
            draft_id TEXT PRIMARY KEY REFERENCES drafts (id), approval_hash TEXT NOT NULL, body TEXT NOT NULL, body_hash TEXT NOT NULL,
            media_urn TEXT, text TEXT NOT NULL, prepared_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE attempts (
            id TEXT PRIMARY KEY, draft_id TEXT NOT NULL REFERENCES drafts (id), account TEXT NOT NULL, number INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('armed', 'published', 'notSent', 'unknown', 'needsCheck')), armed_at INTEGER NOT NULL,
            approval_hash TEXT NOT NULL, body TEXT NOT NULL, body_hash TEXT NOT NULL, media_urn TEXT, text TEXT NOT NULL,
            prepared_at INTEGER NOT NULL, detail TEXT NOT NULL, looks INTEGER NOT NULL, next_look_at INTEGER, urn TEXT, changed_at INTEGER NOT NULL,
            UNIQUE (draft_id, number)
        ) STRICT;
        CREATE UNIQUE INDEX attempts_one_open ON attempts (draft_id) WHERE state <> 'notSent';
        CREATE INDEX attempts_urn ON attempts (urn);
        CREATE INDEX attempts_look ON attempts (next_look_at) WHERE state = 'unknown';
        CREATE TABLE publications (
            draft_id TEXT NOT NULL REFERENCES drafts (id), account TEXT NOT NULL, urn TEXT, permalink TEXT,
            published_at INTEGER NOT NULL, UNIQUE (draft_id, account)
        ) STRICT;
        CREATE INDEX publications_urn ON publications (urn);
        CREATE INDEX publications_at ON publications (published_at);
        """

    private static let desk = """
        CREATE TABLE board_updates (
            update_key TEXT PRIMARY KEY, draft_id TEXT NOT NULL REFERENCES drafts (id), position INTEGER NOT NULL, change TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'parked')), queued_at INTEGER NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0, retry_at INTEGER, note TEXT, lease_token TEXT, lease_until INTEGER,
            UNIQUE (draft_id, position)
        ) STRICT;
        CREATE INDEX board_updates_waiting ON board_updates (draft_id, position) WHERE state = 'waiting';
        CREATE TABLE faults (
            fault_key TEXT PRIMARY KEY, sentence TEXT NOT NULL, since INTEGER NOT NULL, last_at INTEGER NOT NULL, times INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE cursors (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
        CREATE TABLE desk (id TEXT PRIMARY KEY, generation INTEGER NOT NULL, armed INTEGER NOT NULL) STRICT;
        """

    private static let access = """
        CREATE TABLE account_access (
            account TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, access TEXT, next_look_at INTEGER NOT NULL, failures INTEGER NOT NULL,
            told_days INTEGER
        ) STRICT;
        """

    private static let connections = """
        CREATE TABLE account_connections (
            account TEXT PRIMARY KEY, author TEXT NOT NULL, scopes TEXT NOT NULL, obtained_at INTEGER NOT NULL, key_id TEXT NOT NULL,
            access BLOB NOT NULL, expires_at INTEGER, refresh BLOB, refresh_ends_at INTEGER
        ) STRICT;
        """

    private static let waiting = """
        ALTER TABLE drafts ADD COLUMN state_since INTEGER NOT NULL DEFAULT 0;
        UPDATE drafts SET state_since = changed_at;
        CREATE TABLE past_faults (
            fault_key TEXT PRIMARY KEY, sentence TEXT NOT NULL, since INTEGER NOT NULL, last_at INTEGER NOT NULL, times INTEGER NOT NULL
        ) STRICT;
        """

    private static let holidays = """
        CREATE TABLE holidays (
            address TEXT PRIMARY KEY, calendar TEXT, entity_tag TEXT, last_modified TEXT, read_at INTEGER, next_look_at INTEGER NOT NULL,
            failures INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX attempts_account ON attempts (account, armed_at);
        """

    private static let retention = """
        CREATE TABLE unused_pictures (hash TEXT PRIMARY KEY REFERENCES pictures (hash), since INTEGER NOT NULL) STRICT;
        CREATE INDEX unused_pictures_since ON unused_pictures (since);
        CREATE INDEX drafts_picture ON drafts (picture_hash) WHERE picture_hash IS NOT NULL;
        ALTER TABLE drafts ADD COLUMN versions_tidied INTEGER NOT NULL DEFAULT 0;
        """

    private static let parking = """
        CREATE TABLE account_parking (
            account TEXT PRIMARY KEY, cause TEXT NOT NULL, sentence TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
            fingerprint TEXT NOT NULL
        ) STRICT;
        """

    private static let doubts = """
        ALTER TABLE attempts ADD COLUMN cited TEXT;
        ALTER TABLE attempts ADD COLUMN is_last INTEGER NOT NULL DEFAULT 0;
        """

    private static let proofreadings = """
        CREATE TABLE proofreadings (
            draft_id TEXT NOT NULL REFERENCES drafts (id), account TEXT NOT NULL, attempt_id TEXT NOT NULL REFERENCES attempts (id),
            urn TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('waiting', 'same', 'differs', 'unread')), looks INTEGER NOT NULL,
            next_look_at INTEGER, note TEXT NOT NULL, PRIMARY KEY (draft_id, account)
        ) STRICT;
        CREATE INDEX proofreadings_due ON proofreadings (next_look_at) WHERE next_look_at IS NOT NULL;
        """

    // What has been in review for a while is no news.
    private static let reminders = """
        CREATE TABLE reminders (
            subject TEXT NOT NULL, kind TEXT NOT NULL, told_at INTEGER NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (subject, kind)
        ) STRICT;
        INSERT INTO reminders (subject, kind, told_at, times) SELECT id, 'ready', state_since, 1 FROM drafts WHERE state = 'submitted';
        """

    private static let notices = """
        CREATE TABLE fault_notices (fault_key TEXT PRIMARY KEY, told_at INTEGER, failures INTEGER NOT NULL, retry_at INTEGER) STRICT;
        """

    // What was published before is measured from now on, as far as its age lets it.
    private static let measurements = """
        CREATE TABLE measuring_orders (
            draft_id TEXT NOT NULL REFERENCES drafts (id), account TEXT NOT NULL, urn TEXT NOT NULL, published_at INTEGER NOT NULL,
            next_look_at INTEGER, failures INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', PRIMARY KEY (draft_id, account)
        ) STRICT;
        CREATE INDEX measuring_orders_due ON measuring_orders (next_look_at) WHERE next_look_at IS NOT NULL;
        CREATE TABLE measurements (
            draft_id TEXT NOT NULL REFERENCES drafts (id), account TEXT NOT NULL, measured_at INTEGER NOT NULL, hours INTEGER NOT NULL,
            impressions INTEGER, members_reached INTEGER, reactions INTEGER, comments INTEGER, shares INTEGER, clicks INTEGER,
            engagement REAL, missing TEXT NOT NULL, PRIMARY KEY (draft_id, account, measured_at)
        ) STRICT;
        INSERT INTO measuring_orders (draft_id, account, urn, published_at, next_look_at)
            SELECT draft_id, account, urn, published_at, published_at + 3600000 FROM publications WHERE urn IS NOT NULL;
        """

    // Comments on the pages of what was published before are read from now on, in the sweep.
    private static let amendments = """
        ALTER TABLE drafts ADD COLUMN amendment TEXT;
        ALTER TABLE drafts ADD COLUMN amendment_state TEXT;
        ALTER TABLE drafts ADD COLUMN amendment_due INTEGER;
        ALTER TABLE drafts ADD COLUMN comments_due INTEGER;
        UPDATE drafts SET comments_due = changed_at + 21600000 WHERE state = 'published' AND page IS NOT NULL;
        CREATE INDEX drafts_amendment ON drafts (amendment_state, amendment_due) WHERE amendment_state IS NOT NULL;
        CREATE INDEX drafts_comments ON drafts (comments_due) WHERE comments_due IS NOT NULL;
        ALTER TABLE proofreadings ADD COLUMN corrected TEXT;
        """

    // `answer` is there for as long as its draft is not.
    private static let modelCalls = """
        CREATE TABLE model_calls (
            id TEXT PRIMARY KEY, at INTEGER NOT NULL, candidate_id TEXT NOT NULL, brand_id TEXT NOT NULL, model TEXT NOT NULL,
            version TEXT NOT NULL, seed INTEGER, temperature REAL, prompt_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL,
            kept_tokens INTEGER NOT NULL, answer_tokens INTEGER NOT NULL, latency INTEGER NOT NULL, cost REAL, prompt_hash TEXT NOT NULL,
            sources TEXT NOT NULL, answer TEXT, is_cut INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX model_calls_at ON model_calls (at);
        CREATE INDEX model_calls_brand ON model_calls (brand_id, at);
        CREATE INDEX model_calls_candidate ON model_calls (candidate_id, at);
        CREATE INDEX model_calls_answers ON model_calls (prompt_hash, at) WHERE answer IS NOT NULL;
        """

    private static let embeddings = """
        CREATE TABLE embeddings (
            subject TEXT PRIMARY KEY, model TEXT NOT NULL, version TEXT NOT NULL, text_hash TEXT NOT NULL, vector BLOB NOT NULL,
            made_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX embeddings_made ON embeddings (made_at);
        """

    private static let preferences = """
        CREATE TABLE preferences (
            brand_id TEXT NOT NULL REFERENCES brands (id), preference TEXT NOT NULL, sentence TEXT NOT NULL, evidence TEXT NOT NULL,
            found_at INTEGER NOT NULL, proposed_at INTEGER, PRIMARY KEY (brand_id, preference)
        ) STRICT;
        """

    private static let manners = """
        CREATE TABLE feed_hosts (host TEXT PRIMARY KEY, pace TEXT NOT NULL) STRICT;
        CREATE TABLE subscriptions (
            feed_id TEXT PRIMARY KEY REFERENCES feeds (id), token TEXT NOT NULL UNIQUE, body TEXT NOT NULL, lease_until INTEGER,
            next_at INTEGER NOT NULL
        ) STRICT;
        ALTER TABLE items ADD COLUMN revisions INTEGER NOT NULL DEFAULT 0;
        """

    private static let firstComments = """
        CREATE TABLE first_comments (
            draft_id TEXT PRIMARY KEY REFERENCES drafts (id), state TEXT NOT NULL, next_at INTEGER, body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX first_comments_due ON first_comments (next_at) WHERE next_at IS NOT NULL;
        """

    // In the place of an index that began the same.
    private static let newItems = """
        CREATE INDEX items_new ON items (feed_id, first_seen_at, published_at, no_news, id);
        DROP INDEX items_seen;
        """

    private static let reviewQuestions = """
        CREATE TABLE review_questions (
            draft_id TEXT PRIMARY KEY REFERENCES drafts (id), sentences TEXT NOT NULL, due_at INTEGER NOT NULL, failures INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX review_questions_due ON review_questions (due_at);
        """
}
