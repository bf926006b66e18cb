CREATE TABLE `measure_page` (
	`meeting_id` text NOT NULL,
	`measure_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`position` integer NOT NULL,
	`title_zh` text NOT NULL,
	`title_en` text NOT NULL,
	`removed_at` integer,
	PRIMARY KEY(`meeting_id`, `measure_id`, `ordinal`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`measure_id`) REFERENCES `measure`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `overview_sentence` (
	`meeting_id` text NOT NULL,
	`perspective` text NOT NULL,
	`text` text NOT NULL,
	`basis` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `perspective`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `picture` (
	`meeting_id` text NOT NULL,
	`department_id` text NOT NULL,
	`hash` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` blob NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `department_id`, `hash`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `breakdown_table` (
	`id` text NOT NULL,
	`room` text NOT NULL,
	`meeting_id` text NOT NULL,
	`department_id` text NOT NULL,
	`page` text NOT NULL,
	`position` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`room`, `id`)
);
--> statement-breakpoint
CREATE INDEX `breakdown_table_meeting` ON `breakdown_table` (`meeting_id`,`page`);--> statement-breakpoint
CREATE TABLE `page_picture` (
	`id` text NOT NULL,
	`room` text NOT NULL,
	`meeting_id` text NOT NULL,
	`department_id` text NOT NULL,
	`page` text NOT NULL,
	`position` integer NOT NULL,
	`hash` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`caption` text NOT NULL,
	`alt` text NOT NULL,
	PRIMARY KEY(`room`, `id`)
);
--> statement-breakpoint
CREATE INDEX `page_picture_meeting` ON `page_picture` (`meeting_id`,`department_id`);--> statement-breakpoint
CREATE TABLE `plan_review` (
	`id` text NOT NULL,
	`room` text NOT NULL,
	`meeting_id` text NOT NULL,
	`department_id` text NOT NULL,
	`on_track` text,
	`on_track_why` text NOT NULL,
	`targets` text,
	`targets_why` text NOT NULL,
	`progress` text NOT NULL,
	`next_steps` text NOT NULL,
	PRIMARY KEY(`room`, `id`)
);
--> statement-breakpoint
CREATE INDEX `plan_review_meeting` ON `plan_review` (`meeting_id`,`id`);--> statement-breakpoint
CREATE TABLE `identity` (
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`person_id` text NOT NULL,
	`linked_at` integer NOT NULL,
	PRIMARY KEY(`issuer`, `subject`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `pending_sign_in` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pending_sign_in_person` ON `pending_sign_in` (`person_id`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`person_id`, `code_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `second_factor` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`confirmed_at` integer,
	`last_step` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cause_effect` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`cause_id` text NOT NULL,
	`effect_id` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cause_id`) REFERENCES `objective`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`effect_id`) REFERENCES `objective`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cause_effect_company` ON `cause_effect` (`company_id`);--> statement-breakpoint
CREATE TABLE `headline_figure` (
	`company_id` text NOT NULL,
	`measure_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`company_id`, `measure_id`),
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`measure_id`) REFERENCES `measure`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `map_place` (
	`objective_id` text PRIMARY KEY NOT NULL,
	`rank` integer NOT NULL,
	`slot` integer NOT NULL,
	FOREIGN KEY (`objective_id`) REFERENCES `objective`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `vision` (
	`company_id` text PRIMARY KEY NOT NULL,
	`text_zh` text NOT NULL,
	`text_en` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `company`(`id`) ON UPDATE no action ON DELETE no action
);
