-- What a person may do on a canvas: 'owner', 'editor', 'viewer'; null for a stranger and for a canvas that does not
-- exist, which must look the same. A canvas in the trash is its owner's alone. Every read asks this in its WHERE.
CREATE FUNCTION role_on(canvas uuid, person text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT m.role
  FROM canvas_members AS m JOIN canvases AS c ON c.id = m.canvas_id
  WHERE m.canvas_id = canvas AND m.user_id = person AND (c.deleted_at IS NULL OR m.role = 'owner')
$$;
