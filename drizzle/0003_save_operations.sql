-- The save became a function (the next migration), which raises by itself.
DROP FUNCTION refuse_save(text);
--> statement-breakpoint
-- Uncompressed: compressing a big operation took as long as everything else of its save.
ALTER TABLE canvas_change_log ALTER COLUMN changes SET STORAGE EXTERNAL;
