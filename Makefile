# Every verb of the project. The logic is in scripts/ and build/; a recipe is one line of shell.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PY ?= 3.13
ARCH ?= $(subst aarch64,arm64,$(shell uname -m))
TARGET := --python $(PY) --arch $(ARCH)
RUN := .venv/bin/python
ASKED := --regions "$(or $(REGIONS),$(REGION))"
PUBLISHED = $(if $(SHA256),--sha256 "$(SHA256)") $(if $(ZIP),--zip "$(ZIP)") $(if $(ARN),--arn "$(ARN)") \
  $(if $(REGION),--region "$(REGION)")

.PHONY: help setup layer sam frameworks compat sam-build build-RuntimeLayer demo profile test lint events bench budget endurance \
  conformance publish-layer list-layers verify lock format clean distclean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-zA-Z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@printf '%s\n' "variables: PY=$(PY) (CPython to freeze), ARCH=$(ARCH), PYTHON=$(PYTHON) (what runs the set-up)," \
	  "           PREFIX (where a CPython for another ARCH lies, else uv brings it)"

setup: ## bring uv, the interpreter to freeze, .venv and AWS's emulator (fast when nothing changed)
	@$(PYTHON) scripts/setup.py $(TARGET)

layer: setup ## build dist/layer (= /opt) and its zip, when their inputs changed
	@$(RUN) scripts/build_layer.py $(TARGET) $(if $(PREFIX),--prefix "$(PREFIX)")

demo: layer ## run a typed SQS handler on the built layer under AWS's emulator
	@$(RUN) scripts/demo.py $(TARGET)

profile: layer ## show where the time of a start goes (HANDLER=app.handler, TASK=folder, EVENT=file.json)
	@$(RUN) scripts/profile_start.py --handler "$(HANDLER)" $(if $(TASK),--task "$(TASK)") $(if $(EVENT),--event "$(EVENT)")

sam: setup ## bring AWS's SAM CLI into .tools/sam (once; 215 MB)
	@$(RUN) scripts/sam.py --version

frameworks: setup ## bring the CDK and the Serverless Framework, for the tests of examples/deploy (once; 800 MB)
	@$(RUN) scripts/frameworks.py

compat: setup ## bring the libraries that tests/compat and tests/http run on the layer, into .tools/compat (once; 370 MB)
	@$(RUN) scripts/compat.py --python $(PY)

sam-build: layer ## build template.yaml into .aws-sam/build, ready for `sam deploy`
	@$(RUN) scripts/sam_build.py $(TARGET)

# What SAM calls for the resource of that name. SAM does not say for which parameters, so sam_build.py does, and a `sam build`
# by hand is for the template's own.
SAM_TARGET ?= PY=3.13 ARCH=x86_64
build-RuntimeLayer:
	@[ "PY=$(PY) ARCH=$(ARCH)" = "$(SAM_TARGET)" ] || \
	  { echo "error: the template is for $(SAM_TARGET); for another target: make sam-build PY=$(PY) ARCH=$(ARCH)" >&2; exit 1; }
	@$(MAKE) layer
	@cp -a dist/layer/. "$(ARTIFACTS_DIR)"

test: layer sam frameworks compat ## run the whole test suite against the built layer
	@$(RUN) -m pytest --numprocesses auto --dist loadscope

lint: setup ## ruff, the format check, mypy --strict; workflows, Dockerfile and shell
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@$(RUN) -m mypy
	@.venv/bin/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@.venv/bin/zizmor --quiet --offline --no-progress --persona pedantic .github/workflows
	@.venv/bin/hadolint build/Dockerfile
	@$(if $(wildcard .venv/bin/shellcheck),.venv/bin/shellcheck layer/bootstrap build/image_bootstrap .ci/run)

events: setup ## write the tables, the index and the pages that follow from the event classes
	@$(RUN) scripts/event_names.py

format: setup ## let ruff fix and format what it can
	@$(RUN) -m ruff check --fix-only
	@$(RUN) -m ruff format

bench: layer ## measure side by side with awslambdaric and Powertools (CHART=1 renews docs/performance.md and its picture)
	@$(RUN) scripts/bench.py $(TARGET)
	@$(if $(CHART:0=),$(RUN) scripts/bench_chart.py && $(RUN) scripts/bench_page.py)

budget: layer ## hold instructions, memory, imports and opened files against data/budget.json (WRITE=1 writes them there)
	@$(RUN) scripts/budget.py $(TARGET) $(if $(WRITE:0=),--write)

endurance: layer ## a million invocations in one process: memory, descriptors and threads (INVOCATIONS)
	@$(RUN) scripts/endurance.py $(if $(INVOCATIONS),--invocations $(INVOCATIONS))

conformance: setup ## write docs/conformance.md, the table of the contract's checks, from the tests
	@$(RUN) scripts/conformance.py

publish-layer: layer ## publish the layer to REGION, REGIONS=a,b or REGIONS=all (PUBLIC=1, ORGANIZATION=o-..., SSM=1, DRY_RUN=1, AWS_PROFILE)
	@$(RUN) scripts/publish_layer.py $(TARGET) $(ASKED) $(if $(PUBLIC:0=),--public) $(if $(DRY_RUN:0=),--dry-run) \
	  $(if $(SSM:0=),--ssm) $(if $(ORGANIZATION),--organization "$(ORGANIZATION)")

list-layers: ## list the published versions (REGION, OUTPUT=json or markdown)
	@$(PYTHON) scripts/list_layers.py $(ASKED) --output "$(or $(OUTPUT),table)"

verify: setup ## build anew and compare with a published layer (SHA256, ZIP, ARN or REGION; else data/layers.json)
	@$(RUN) scripts/verify.py $(TARGET) $(if $(PREFIX),--prefix "$(PREFIX)") $(PUBLISHED)

lock: setup ## resolve requirements/*.in anew into *.txt (add UPGRADE=1 to move transitive packages)
	@$(RUN) scripts/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove what was built
	@rm -rf dist .aws-sam .mypy_cache .pytest_cache .ruff_cache .hypothesis

distclean: clean ## remove what was built and what was set up
	@rm -rf .tools .venv
