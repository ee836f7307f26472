-- What a logged change ties its element to, if anything (docs/sync.md, M7).
CREATE FUNCTION tied_to(change jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY[
    coalesce(change #>> '{registers,parent,1}', change #>> '{element,parent}'),
    coalesce(change #>> '{registers,start,1,id}', change #>> '{element,start,id}'),
    coalesce(change #>> '{registers,end,1,id}', change #>> '{element,end,id}')
  ]
$$;
--> statement-breakpoint
DROP FUNCTION IF EXISTS save_operations(uuid, text, uuid, bigint, uuid[], text[], bigint[], jsonb, jsonb, text[], jsonb, jsonb, text[]);
--> statement-breakpoint
-- One save in one round trip (docs/sync.md, S5; db/save/write.ts calls it).
--
-- The first statement locks the canvas's row, and only then the others look: a volatile function reads with a fresh
-- snapshot in each statement, so after a wait for the lock everything here is the newest there is. What an operation
-- says it found is compared with what is there; the first difference raises IND01, which leaves nothing behind, and the
-- slow path decides.
--
-- Operations come as arrays of one order; `changes` is a JSON array of each one's changes, and `remarks` of
-- {overrides, corrections}, or null when there are none at all. Elements that operations create become rows as the
-- changes say, so that an import travels once; but for those in `remade`, which this save touches again: their rows
-- stand in `inserts`. `updates` holds rows that exist: what each must hold (b…) and what it shall hold; null is any, or
-- as it is. `needed` must be alive, for something gets tied to them. Nothing may stay tied to what is in `gone`: others
-- may have tied to it, unseen by who deletes it. `known` is the version up to which others' operations need not be told.
--
-- A build from before `gone` leaves it out.
CREATE FUNCTION save_operations(
  the_canvas uuid, person text, replica uuid, known bigint, ids uuid[], kinds text[], bases bigint[], changes jsonb,
  remarks jsonb, remade text[], inserts jsonb, updates jsonb, needed text[],
  gone text[] DEFAULT '{}', OUT new_version bigint, OUT since json
) LANGUAGE plpgsql VOLATILE
-- Rows are found by their keys whatever the statistics say when a plan is made: a save costs the same on any canvas.
-- (What is found in a LATERAL with OFFSET 0 is looked up once a row; a plain join may read the whole canvas instead when
-- it was empty at the last ANALYZE.)
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
  steps CONSTANT int := cardinality(ids);
  head bigint;
  moment timestamptz;
  written int;
BEGIN
  UPDATE canvases AS c
  SET version = c.version + steps, last_edited_by = person, updated_at = clock_timestamp()
  WHERE c.id = the_canvas AND c.deleted_at IS NULL
  RETURNING c.version, c.updated_at INTO new_version, moment;
  IF NOT FOUND OR coalesce(role_on(the_canvas, person), 'viewer') = 'viewer' THEN
    RAISE EXCEPTION 'save: not an editor of a canvas' USING ERRCODE = 'IND01';
  END IF;
  head := new_version - steps;

  IF EXISTS (
    SELECT FROM canvas_rejections AS n WHERE n.canvas_id = the_canvas AND n.operation_id = ANY (ids)
  ) THEN
    RAISE EXCEPTION 'save: an operation was rejected before' USING ERRCODE = 'IND01';
  END IF;

  -- First, for an operation that is there already ends the work here (S6).
  INSERT INTO canvas_change_log (canvas_id, version, operation_id, client_id, user_id, kind, base, changes, overrides,
    corrections, created_at)
  SELECT the_canvas, head + step, ids[step], replica, person, kinds[step], bases[step], save_operations.changes -> (step - 1),
    nullif(remarks -> (step - 1) -> 'overrides', '[]'), nullif(remarks -> (step - 1) -> 'corrections', '[]'), moment
  FROM generate_series(1, steps) AS step;

  INSERT INTO canvas_elements (canvas_id, id, type, x, y, width, height, rotation, z_index, props, version, updated_by,
    created_at, updated_at)
  SELECT the_canvas, r.id, r.type, r.x, r.y, r.width, r.height, r.rotation, r.z,
    (c.change -> 'element') - '{id,type,x,y,width,height,rotation,z}'::text[], head + step, person, moment, moment
  FROM generate_series(1, steps) AS step,
    jsonb_array_elements(save_operations.changes -> (step - 1)) AS c (change),
    jsonb_to_record(c.change -> 'element') AS r (id text, type text, x float8, y float8, width float8, height float8,
      rotation float8, z text)
  WHERE c.change ->> 'kind' = 'create' AND r.id NOT IN (SELECT unnest(remade));

  IF inserts <> '[]' THEN
    INSERT INTO canvas_elements (canvas_id, id, type, x, y, width, height, rotation, z_index, props, version,
      updated_by, created_at, updated_at, deleted_at)
    SELECT the_canvas, r.id, r.t, r.x, r.y, r.w, r.h, r.r, r.z, r.p, head + r.s, person, moment, moment,
      CASE WHEN r.d THEN moment END
    FROM jsonb_to_recordset(inserts) AS r (id text, t text, s int, d boolean, x float8, y float8, w float8, h float8,
      r float8, z text, p jsonb);
  END IF;

  IF updates <> '[]' THEN
    UPDATE canvas_elements AS e
    SET x = coalesce(r.x, e.x), y = coalesce(r.y, e.y), width = coalesce(r.w, e.width),
      height = coalesce(r.h, e.height), rotation = coalesce(r.r, e.rotation), z_index = coalesce(r.z, e.z_index),
      props = CASE WHEN r.p IS NULL THEN e.props ELSE e.props || r.p END,
      version = head + r.s, updated_by = person, updated_at = moment,
      deleted_at = CASE WHEN r.d1 THEN moment END
    FROM jsonb_to_recordset(updates) AS r (id text, t text, s int, d0 boolean, d1 boolean, x float8, y float8,
      w float8, h float8, r float8, z text, p jsonb, bx float8, "by" float8, bw float8, bh float8, br float8, bz text,
      bp jsonb),
      LATERAL (
        SELECT f.ctid AS place FROM canvas_elements AS f WHERE f.canvas_id = the_canvas AND f.id = r.id OFFSET 0
      ) AS found
    WHERE e.ctid = found.place
      AND (r.t IS NULL OR e.type = r.t) AND (e.deleted_at IS NOT NULL) = r.d0
      AND (r.bx IS NULL OR e.x = r.bx) AND (r.by IS NULL OR e.y = r.by)
      AND (r.bw IS NULL OR e.width = r.bw) AND (r.bh IS NULL OR e.height = r.bh)
      AND (r.br IS NULL OR e.rotation = r.br) AND (r.bz IS NULL OR e.z_index = r.bz)
      -- Laid over the row, what was found there changes nothing.
      AND (r.bp IS NULL OR e.props || r.bp = e.props);
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written <> jsonb_array_length(updates) THEN
      RAISE EXCEPTION 'save: rows are not as their author found them' USING ERRCODE = 'IND01';
    END IF;
  END IF;

  IF needed <> '{}' AND cardinality(needed) <> (
    SELECT count(*) FROM unnest(needed) AS n (id),
      LATERAL (
        SELECT f.deleted_at FROM canvas_elements AS f WHERE f.canvas_id = the_canvas AND f.id = n.id OFFSET 0
      ) AS found
    WHERE found.deleted_at IS NULL
  ) THEN
    RAISE EXCEPTION 'save: something to be tied to is gone' USING ERRCODE = 'IND01';
  END IF;

  -- What was tied before the smallest base its author saw and let go of; only the log since can hold something unseen.
  IF gone <> '{}' AND EXISTS (
    SELECT FROM canvas_change_log AS l,
      jsonb_array_elements(l.changes) AS c (change),
      LATERAL (
        SELECT f.deleted_at, f.props FROM canvas_elements AS f
        WHERE f.canvas_id = the_canvas AND f.id = coalesce(c.change ->> 'id', c.change -> 'element' ->> 'id') OFFSET 0
      ) AS found
    WHERE l.canvas_id = the_canvas AND l.version > (SELECT min(base) FROM unnest(bases) AS b (base)) AND l.version <= head
      AND tied_to(c.change) && gone AND found.deleted_at IS NULL
      AND ARRAY[found.props ->> 'parent', found.props -> 'start' ->> 'id', found.props -> 'end' ->> 'id'] && gone
  ) THEN
    RAISE EXCEPTION 'save: something is tied to what is deleted' USING ERRCODE = 'IND01';
  END IF;

  -- Others' operations since `known` (C6); null when they are too many to carry, or when it lies in the future.
  IF known = head THEN
    since := '[]';
  ELSIF known < head AND head - known <= 500 AND (
    SELECT sum(pg_column_size(l.changes)) FROM canvas_change_log AS l
    WHERE l.canvas_id = the_canvas AND l.version > known AND l.version <= head
  ) <= 2000000 THEN
    SELECT json_agg(json_build_object('version', l.version, 'opId', l.operation_id, 'clientId', l.client_id,
      'userId', l.user_id, 'kind', l.kind, 'changes', l.changes) ORDER BY l.version)
    INTO since
    FROM canvas_change_log AS l WHERE l.canvas_id = the_canvas AND l.version > known AND l.version <= head;
  END IF;
END
$$;
