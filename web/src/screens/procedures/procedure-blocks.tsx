import type { ProcedureBlock } from '@cartwright/api/procedure-shapes'
import { Anchor, Blockquote, Code, List, Text, Title } from '@mantine/core'
import { Fragment } from 'react'
import { TextLink } from '../../parts/links.tsx'
import styles from './procedures.module.css'

type Inline = Extract<ProcedureBlock, { kind: 'text' }>['inline']

/** The parts of a procedure, with the rules it quotes as they are today. */
export const ProcedureBlocks = ({ blocks }: { readonly blocks: readonly ProcedureBlock[] }) => (
  <div className={styles.words}>
    {blocks.map((block, place) => (
      <Block key={`${place} ${block.kind}`} block={block} />
    ))}
  </div>
)

function Block({ block }: { readonly block: ProcedureBlock }) {
  if (block.kind === 'heading')
    return (
      <Title order={block.level <= 2 ? 2 : 3} size={block.level <= 2 ? 'h4' : 'h5'} mt="sm">
        <Words inline={block.inline} />
      </Title>
    )
  if (block.kind === 'list')
    return (
      <List type={block.ordered ? 'ordered' : 'unordered'} withPadding>
        {block.items.map((item, place) => (
          <List.Item key={`${place} ${item[0]?.text ?? ''}`}>
            <Words inline={item} />
          </List.Item>
        ))}
      </List>
    )
  if (block.kind === 'quote')
    return (
      <Blockquote py="xs" px="md">
        <Words inline={block.inline} />
      </Blockquote>
    )
  if (block.kind === 'rule') return <Rule rule={block.rule} />
  return (
    <Text>
      <Words inline={block.inline} />
    </Text>
  )
}

type RuleOf = { readonly rule: Extract<ProcedureBlock, { kind: 'rule' }>['rule'] }

function Rule({ rule: { marker, text, citation } }: RuleOf) {
  if (text === null) return <Text className={styles.rule}>⚠ The city has no rule “{marker}” today.</Text>
  const [kind, key = ''] = marker.split(':')
  return (
    <div className={styles.rule}>
      <Text>“{text}”</Text>
      <Text size="sm" c="dimmed">
        {citation} ·{' '}
        {kind === 'policy' ? (
          <TextLink to="/policies/$code" params={{ code: key }} inherit>
            the rule
          </TextLink>
        ) : (
          <TextLink to="/rates" inherit>
            the rates
          </TextLink>
        )}
      </Text>
    </div>
  )
}

const Words = ({ inline }: { readonly inline: Inline }) =>
  inline.map(({ text, strong, em, code, href }, place) => {
    const plain = code ? <Code>{text}</Code> : text
    const leaning = em ? <em>{plain}</em> : plain
    const told = strong ? <strong>{leaning}</strong> : leaning
    return (
      <Fragment key={`${place} ${text}`}>{href === undefined ? told : <Anchor href={href} inherit>{told}</Anchor>}</Fragment>
    )
  })
