-- Ends the statement that called it, and its transaction, with an SQLSTATE of our own: the one statement of a save
-- found rows that are not as the save says (db/save/write.ts).
CREATE FUNCTION refuse_save(reason text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RAISE EXCEPTION 'save refused: %', reason USING ERRCODE = 'IND01';
END
$$;
--> statement-breakpoint
-- Room on each page, so that an update of an element stays on it and touches no index (HOT).
ALTER TABLE canvas_elements SET (fillfactor = 70);
